package dev.tracker.core.availability;

/** Whether the record's database serves. */
public enum DatabaseStatus {
    /** It answers, and nothing waits for it. */
    ONLINE,
    /** It is away, or changes still wait for it; the mirror answers and changes are kept. */
    DEGRADED,
    /** It is away, and there is no mirror to be read: what a status file holds is all that can be had. */
    OFFLINE
}
