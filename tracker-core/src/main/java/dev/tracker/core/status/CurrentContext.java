package dev.tracker.core.status;

import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.workitem.WorkItemId;
import org.jspecify.annotations.Nullable;

/** Where the project stands. */
public record CurrentContext(
        ContextType activeContextType,
        @Nullable WorkItemId currentSessionId,
        @Nullable String gitBranch) {}
