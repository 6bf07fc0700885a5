package dev.tracker.core.change;

/** What a change did. */
public enum Action {
    CREATED,
    UPDATED,
    DELETED,
    RESTORED,
    MOVED,
    CLAIMED,
    RELEASED,
    LINKED,
    UNLINKED,
    ARCHIVED,
    UNARCHIVED,
    IMPORTED,
    CONFLICT_RECORDED,
    CONFLICT_RESOLVED
}
