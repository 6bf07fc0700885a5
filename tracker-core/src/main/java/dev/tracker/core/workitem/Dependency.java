package dev.tracker.core.workitem;

import dev.tracker.core.validation.Require;
import java.time.Instant;

/** That one work item must be finished before another. */
public record Dependency(
        WorkItemId sourceId, WorkItemId targetId, DependencyType dependencyType, Instant createdAt, String createdBy) {

    public Dependency {
        Require.that(!sourceId.equals(targetId), "target_id");
    }

    /** The same without its type: who comes first. */
    public Precedence precedence() {
        return dependencyType == DependencyType.BLOCKS
                ? new Precedence(sourceId, targetId)
                : new Precedence(targetId, sourceId);
    }
}
