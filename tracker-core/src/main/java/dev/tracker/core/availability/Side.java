package dev.tracker.core.availability;

/** A side of a conflict. */
public enum Side {
    /** What was written offline. */
    MINE,
    /** What the database holds. */
    THEIRS
}
