package dev.tracker.core.transfer;

import dev.tracker.core.json.Flat;
import dev.tracker.core.migration.MigrationRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken over, with the whole of its text.
 *
 * @param rolledBackAt when that was undone; null: it was not
 */
public record StoredMigration(
        @Flat MigrationRun run,
        @Nullable Instant rolledBackAt,
        @Nullable String rolledBackBy) {}
