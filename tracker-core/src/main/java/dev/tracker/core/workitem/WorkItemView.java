package dev.tracker.core.workitem;

import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.validation.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one item with what surrounds it.
 *
 * @param maxDepth levels of descendants, 1 to 5
 * @param maxItems descendants at most, 1 to 1,000
 */
public record WorkItemView(
        @Required @Nullable WorkItemRef id,
        boolean includeChildren,
        boolean includeDependencies,
        int maxDepth,
        int maxItems,
        boolean includeDeleted,
        boolean includeArchived)
        implements Command {

    public static final int DEFAULT_ITEMS = 100;
    public static final int MAX_ITEMS = 1_000;

    /** Everything around the item, to five levels and 100 descendants. */
    public static WorkItemView of(WorkItemRef id) {
        return new WorkItemView(id, true, true, Placement.MAX_DEPTH, DEFAULT_ITEMS, false, true);
    }

    @Override
    public void check(Violations violations) {
        if (id == null) {
            violations.add("id", "is required", null);
        }
        if (maxDepth < 1 || maxDepth > Placement.MAX_DEPTH) {
            violations.add("max_depth", "must be 1 to " + Placement.MAX_DEPTH, maxDepth);
        }
        if (maxItems < 1 || maxItems > MAX_ITEMS) {
            violations.add("max_items", "must be 1 to " + MAX_ITEMS, maxItems);
        }
    }
}
