package dev.tracker.core.availability;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for one side of a conflict to be kept. */
@OperationName("ResolveConflict")
public record ResolveConflict(
        @Required @Nullable UUID id, @Required @Nullable Side keep) implements Command {}
