package dev.tracker.core.migration;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Text;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Asks for session prompts to be imported.
 *
 * @param paths of files, or of folders whose Markdown files are meant, in the project's folder
 * @param dryRun true does everything and takes it back
 */
@OperationName("ImportSessionPrompts")
public record ImportSessionPrompts(
        @Size(min = 1, max = 1_000, message = "must have {min} to {max} entries")
        List<@Text(max = 4_096) String> paths,

        boolean dryRun)
        implements Command {

    public ImportSessionPrompts {
        paths = List.copyOf(paths);
    }

    /** Imports from these files and folders. */
    public static ImportSessionPrompts of(String... paths) {
        return new ImportSessionPrompts(List.of(paths), false);
    }
}
