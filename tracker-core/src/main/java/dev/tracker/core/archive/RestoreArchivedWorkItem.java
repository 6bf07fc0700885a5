package dev.tracker.core.archive;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.workitem.WorkItemRef;
import org.jspecify.annotations.Nullable;

/** Asks that an archived item come back, with the archived items above and below it. */
@OperationName("RestoreArchivedWorkItem")
public record RestoreArchivedWorkItem(@Required @Nullable WorkItemRef id) implements Command {}
