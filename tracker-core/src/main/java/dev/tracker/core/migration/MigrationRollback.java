package dev.tracker.core.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taking a migration back did.
 *
 * @param workItems how many were taken out again; likewise the other three
 * @param restoredPath of the file that is again as it was before the migration; null where it was not replaced
 * @param keptPath of a copy of what stood in its place; null where nothing else did
 */
public record MigrationRollback(
        boolean success,
        boolean rollbackExecuted,
        int workItems,
        int vendors,
        int deployments,
        int enhancements,
        @Nullable String restoredPath,
        @Nullable String keptPath,
        List<MigrationWarning> warnings) {

    public MigrationRollback {
        warnings = List.copyOf(warnings);
    }
}
