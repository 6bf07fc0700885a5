package dev.tracker.core.workitem;

import java.time.Instant;

/** A dependency as one of its ends sees it. */
public record DependencyView(
        WorkItemId sourceId,
        WorkItemId targetId,
        DependencyType dependencyType,
        Instant createdAt,
        String createdBy,
        RelatedItem relatedItem) {

    /** Whether the other end must be finished before the item of the given id, and is not. */
    boolean blocks(WorkItemId item) {
        boolean otherFirst = sourceId.equals(item) == (dependencyType == DependencyType.DEPENDS_ON);
        return otherFirst && relatedItem.isOpen();
    }
}
