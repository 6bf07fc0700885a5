package dev.tracker.core.configuration;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.validation.Text;
import dev.tracker.core.workitem.WorkItemRef;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks for a change of the configuration. What is null stays as it is. */
@OperationName("UpdateConfiguration")
public record UpdateConfiguration(
        @Required @Min(1) @Nullable Long version,
        @Nullable ContextType activeContextType,
        @Nullable WorkItemRef currentSessionId,
        @Text(max = 255) @Nullable String gitBranch,

        @Pattern(regexp = "[0-9a-f]{40}", message = "must be a full commit hash: 40 lower-case hexadecimal digits")
        @Nullable
        String gitHeadCommit,

        @Min(ProjectConfiguration.MIN_BUDGET) @Max(ProjectConfiguration.MAX_BUDGET) @Nullable
        Integer defaultTokenBudget)
        implements Command {

    public UpdateConfiguration {
        gitBranch = gitBranch == null ? null : gitBranch.strip();
        gitHeadCommit = gitHeadCommit == null ? null : gitHeadCommit.strip();
    }
}
