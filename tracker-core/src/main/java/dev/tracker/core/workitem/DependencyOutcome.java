package dev.tracker.core.workitem;

import java.util.List;

/** Both ends of a dependency after it was set or removed. */
public record DependencyOutcome(End source, End target, DependencyType dependencyType, boolean changed) {

    /** One end, with the open items that must be finished before it. */
    public record End(WorkItemId id, WorkItemKey key, String title, List<RelatedItem> blockedBy) {}
}
