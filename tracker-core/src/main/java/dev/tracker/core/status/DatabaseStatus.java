package dev.tracker.core.status;

/** Whether the record's database serves. */
public enum DatabaseStatus {
    ONLINE,
    DEGRADED,
    OFFLINE
}
