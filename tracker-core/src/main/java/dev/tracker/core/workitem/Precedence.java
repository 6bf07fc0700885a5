package dev.tracker.core.workitem;

/**
 * That {@code first} must be finished before {@code then}.
 *
 * @param hierarchy whether this is so because {@code then} is the parent of {@code first}, which waits for all items
 *     below it, and not by a dependency
 */
public record Precedence(WorkItemId first, WorkItemId then, boolean hierarchy) {

    /** A precedence by a dependency of either type. */
    public Precedence(WorkItemId first, WorkItemId then) {
        this(first, then, false);
    }

    /** The precedence of an item over its parent. */
    public static Precedence ofChild(WorkItemId child, WorkItemId parent) {
        return new Precedence(child, parent, true);
    }
}
