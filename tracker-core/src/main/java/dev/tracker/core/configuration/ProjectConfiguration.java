package dev.tracker.core.configuration;

import dev.tracker.core.validation.Require;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The project's one configuration, as stored.
 *
 * @param currentSessionId a live item of type session
 * @param gitBranch where the project is no git working tree; likewise {@code gitHeadCommit}
 * @param defaultTokenBudget 1,000 to 1,000,000 tokens
 */
public record ProjectConfiguration(
        int id,
        ContextType activeContextType,
        @Nullable WorkItemId currentSessionId,
        @Nullable String gitBranch,
        @Nullable String gitHeadCommit,
        int defaultTokenBudget,
        long version,
        Instant updatedAt,
        String updatedBy) {

    /** The id of the only row. */
    public static final int ONLY = 1;

    static final int MIN_BUDGET = 1_000;
    static final int MAX_BUDGET = 1_000_000;

    public ProjectConfiguration {
        Require.that(id == ONLY, "id");
        Require.range("default_token_budget", defaultTokenBudget, MIN_BUDGET, MAX_BUDGET);
        Require.that(version >= 1, "version");
    }

    /** The same at the next version, in another session. */
    ProjectConfiguration inSession(@Nullable WorkItemId session, Instant now, String actor) {
        return new ProjectConfiguration(
                id, activeContextType, session, gitBranch, gitHeadCommit, defaultTokenBudget, version + 1, now, actor);
    }
}
