package dev.tracker.core.migration;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;

/**
 * Asks that the last migration be taken back.
 *
 * @param force true also takes out what was changed since
 */
@OperationName("RollBackMigration")
public record RollBackMigration(boolean force) implements Command {}
