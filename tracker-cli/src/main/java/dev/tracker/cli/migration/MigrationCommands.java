package dev.tracker.cli.migration;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;
import java.util.List;

/** The commands of the topic. */
public final class MigrationCommands {
    private MigrationCommands() {}

    public static List<CommandEntry> entries(Session session) {
        return List.of(
                CommandEntry.of(
                        "migrate",
                        "Take a hand-kept status file over into the record, or take that back.",
                        "tracker migrate --dry-run",
                        () -> new MigrateCommand(session)),
                CommandEntry.of(
                        "import-prompts",
                        "Import session prompts from Markdown files.",
                        "tracker import-prompts prompts/",
                        () -> new ImportPromptsCommand(session)));
    }
}
