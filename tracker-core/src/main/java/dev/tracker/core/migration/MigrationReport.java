package dev.tracker.core.migration;

import dev.tracker.core.statusfile.UnparsedStretch;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration did, or would do.
 *
 * @param success whether the record has all that the file says; false: nothing was changed
 * @param rollbackExecuted whether a check failed and everything was taken back
 * @param dataPreservationPercentage the share of the source's lines, blank ones aside, that are in an
 *     entity of the record or in {@code unparsed}, of 100
 * @param unparsed the stretches that no rule takes; the whole text is kept besides
 * @param backupPath of the copy made first, relative to the project's folder; null where none was needed
 * @param durationMs how long it took, in milliseconds
 */
public record MigrationReport(
        boolean success,
        boolean dryRun,
        boolean rollbackExecuted,
        BigDecimal dataPreservationPercentage,
        Reconciliation reconciliation,
        List<MigrationWarning> warnings,
        List<UnparsedStretch> unparsed,
        @Nullable String backupPath,
        long durationMs) {

    public MigrationReport {
        warnings = List.copyOf(warnings);
        unparsed = List.copyOf(unparsed);
    }

    MigrationReport with(List<MigrationWarning> allWarnings, @Nullable String backup, long milliseconds) {
        return new MigrationReport(
                success,
                dryRun,
                rollbackExecuted,
                dataPreservationPercentage,
                reconciliation,
                allWarnings,
                unparsed,
                backup,
                milliseconds);
    }
}
