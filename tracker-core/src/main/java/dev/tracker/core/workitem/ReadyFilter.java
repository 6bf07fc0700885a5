package dev.tracker.core.workitem;

import org.jspecify.annotations.Nullable;

/**
 * Which ready items are wanted. Null filters nothing.
 *
 * @param within items at any level below this one
 */
public record ReadyFilter(
        @Nullable WorkItemRef within,
        @Nullable String label,
        @Nullable ItemType itemType) {

    /** Every ready item. */
    public static final ReadyFilter ALL = new ReadyFilter(null, null, null);
}
