package dev.tracker.core.configuration;

import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as it is read: health, and in a git working tree branch and commit, are those of
 * the moment.
 */
public record ConfigurationView(
        int id,
        ContextType activeContextType,
        @Nullable WorkItemId currentSessionId,
        @Nullable String gitBranch,
        @Nullable String gitHeadCommit,
        int defaultTokenBudget,
        boolean databaseHealthy,
        Instant lastHealthCheckAt,
        long version,
        Instant updatedAt,
        String updatedBy) {

    static ConfigurationView of(ProjectConfiguration stored, GitHead head, boolean healthy, Instant now) {
        return new ConfigurationView(
                stored.id(),
                stored.activeContextType(),
                stored.currentSessionId(),
                head.branch(),
                head.commit(),
                stored.defaultTokenBudget(),
                healthy,
                now,
                stored.version(),
                stored.updatedAt(),
                stored.updatedBy());
    }
}
