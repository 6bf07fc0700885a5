package dev.tracker.core.migration;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Text;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks that a status file be taken over into the record.
 *
 * @param path of the file, in the project's folder; null: the project's status file
 * @param promptPaths session prompts that come along: files, or folders whose Markdown files are meant
 * @param dryRun true does everything and takes it back: the report says what would be
 */
@OperationName("MigrateStatusFile")
public record MigrateStatusFile(
        @Text(max = 4_096) @Nullable String path,

        @Size(max = 1_000, message = "must have at most {max} entries")
        List<@Text(max = 4_096) String> promptPaths,

        boolean dryRun)
        implements Command {

    /** The project's own status file. */
    public static final MigrateStatusFile OF_PROJECT = new MigrateStatusFile(null, List.of(), false);

    public MigrateStatusFile {
        promptPaths = List.copyOf(promptPaths);
    }

    /** A file of the project. */
    public static MigrateStatusFile of(String path) {
        return new MigrateStatusFile(path, List.of(), false);
    }

    /** The same, with session prompts in files of their own. */
    public MigrateStatusFile withPrompts(String... paths) {
        return new MigrateStatusFile(path, List.of(paths), dryRun);
    }

    /** The same, to see what would be. */
    public MigrateStatusFile dry() {
        return new MigrateStatusFile(path, promptPaths, true);
    }
}
