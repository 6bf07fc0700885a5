package dev.tracker.cli.archive;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;

/** The commands of the topic. */
public final class ArchiveCommands {
    private ArchiveCommands() {}

    public static CommandEntry topic(Session session) {
        return CommandEntry.topic(
                "archive",
                "Work items that nobody has touched for long.",
                CommandEntry.of(
                        "run",
                        "Put aside what has lain still, with all below it.",
                        "tracker archive run --older-than P365D --dry-run",
                        () -> new ArchiveRunCommand(session)),
                CommandEntry.of(
                        "list",
                        "List archived items, newest archiving first.",
                        "tracker archive list --label backend",
                        () -> new ArchiveListCommand(session)),
                CommandEntry.of(
                        "restore",
                        "Bring an item back, with the archived items above and below it.",
                        "tracker archive restore k3v9q",
                        () -> new ArchiveRestoreCommand(session)));
    }
}
