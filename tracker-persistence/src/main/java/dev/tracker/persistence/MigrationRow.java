package dev.tracker.persistence;

import dev.tracker.core.migration.MigrationRun;
import dev.tracker.core.transfer.StoredMigration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code migrations}; its components are the columns of {@link TransferMapper#migrations}, in order. */
record MigrationRow(
        UUID id,
        Instant at,
        String actor,
        UUID requestId,
        String sourcePath,
        String sourceSha256,
        String sourceText,
        @Nullable String backupPath,
        @Nullable Instant rolledBackAt,
        @Nullable String rolledBackBy) {

    StoredMigration toMigration() {
        return new StoredMigration(
                new MigrationRun(id, at, actor, requestId, sourcePath, sourceSha256, sourceText, backupPath),
                rolledBackAt,
                rolledBackBy);
    }
}
