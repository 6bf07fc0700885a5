package dev.tracker.core.migration;

import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Text;
import org.jspecify.annotations.Nullable;

/**
 * Asks that a status file be taken over into the record.
 *
 * @param path of the file, in the project's folder; null: the project's status file
 * @param dryRun true does everything and takes it back: the report says what would be
 */
public record MigrateStatusFile(@Text(max = 4_096) @Nullable String path, boolean dryRun) implements Command {

    /** The project's own status file. */
    public static final MigrateStatusFile OF_PROJECT = new MigrateStatusFile(null, false);

    /** A file of the project. */
    public static MigrateStatusFile of(String path) {
        return new MigrateStatusFile(path, false);
    }

    /** The same, to see what would be. */
    public MigrateStatusFile dry() {
        return new MigrateStatusFile(path, true);
    }
}
