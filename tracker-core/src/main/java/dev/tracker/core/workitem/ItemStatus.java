package dev.tracker.core.workitem;

/** How far a work item is. Any may follow any. */
public enum ItemStatus {
    ACTIVE,
    COMPLETED,
    BLOCKED;

    /** Whether work remains. */
    public boolean isOpen() {
        return this != COMPLETED;
    }
}
