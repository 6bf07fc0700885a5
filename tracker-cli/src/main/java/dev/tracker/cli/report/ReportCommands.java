package dev.tracker.cli.report;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;
import java.util.List;

/** The commands of the topic. */
public final class ReportCommands {
    private ReportCommands() {}

    public static List<CommandEntry> entries(Session session) {
        return List.of(
                CommandEntry.of(
                        "status",
                        "Show the whole record at a glance.",
                        "tracker status --full",
                        () -> new StatusCommand(session)),
                CommandEntry.of(
                        "history",
                        "Show what happened, and who did it.",
                        "tracker history k3v9q --since 2026-03-01T00:00:00Z",
                        () -> new HistoryCommand(session)),
                CommandEntry.of(
                        "as-of",
                        "Show a work item as it was.",
                        "tracker as-of 2026-03-01T00:00:00Z k3v9q",
                        () -> new AsOfCommand(session)));
    }
}
