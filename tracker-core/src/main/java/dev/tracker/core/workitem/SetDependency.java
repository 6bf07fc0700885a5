package dev.tracker.core.workitem;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.validation.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a dependency to be there, or, with {@code remove}, not to be there. Both are no-ops where
 * that is so already.
 */
@OperationName("SetDependency")
public record SetDependency(
        @Required @Nullable WorkItemRef sourceId,
        @Required @Nullable WorkItemRef targetId,
        @Required @Nullable DependencyType dependencyType,
        boolean remove)
        implements Command {

    /** {@code source} before {@code target}. */
    public static SetDependency blocks(WorkItemRef source, WorkItemRef target) {
        return new SetDependency(source, target, DependencyType.BLOCKS, false);
    }

    /** {@code target} before {@code source}. */
    public static SetDependency dependsOn(WorkItemRef source, WorkItemRef target) {
        return new SetDependency(source, target, DependencyType.DEPENDS_ON, false);
    }

    @Override
    public void check(Violations violations) {
        if (sourceId != null && targetId != null && sourceId.equals(targetId)) {
            violations.add("target_id", "must be another item than source_id", targetId.value());
        }
    }
}
