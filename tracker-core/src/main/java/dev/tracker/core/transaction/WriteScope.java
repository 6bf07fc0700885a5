package dev.tracker.core.transaction;

/** How much of the record a write needs to hold still while it decides. */
public enum WriteScope {
    /** Only the rows it names. */
    ROWS,
    /** The place where it adds a row: nothing above it may move or go meanwhile. */
    PLACE,
    /** The whole structure of items, dependencies and enhancements. */
    STRUCTURE
}
