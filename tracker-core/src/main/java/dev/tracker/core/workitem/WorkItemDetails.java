package dev.tracker.core.workitem;

import dev.tracker.core.json.Flat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item with what surrounds it.
 *
 * @param ancestors root first
 * @param children the trees below it; null where not asked for
 * @param dependencies those with it at either end; null where not asked for
 * @param blockedBy open items that must be finished before it
 * @param truncated true where more items stand below it than were asked for, else null
 */
public record WorkItemDetails(
        @Flat WorkItem item,
        List<Ancestor> ancestors,
        @Nullable List<WorkItemNode> children,
        DescendantCounts descendantCounts,
        @Nullable List<DependencyView> dependencies,
        List<RelatedItem> blockedBy,
        @Nullable Boolean truncated) {}
