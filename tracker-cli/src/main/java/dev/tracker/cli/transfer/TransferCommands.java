package dev.tracker.cli.transfer;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;
import java.util.List;

/** The commands of the topic. */
public final class TransferCommands {
    private TransferCommands() {}

    public static List<CommandEntry> entries(Session session) {
        return List.of(
                CommandEntry.of(
                        "export",
                        "Write the whole record as lines of JSON.",
                        "tracker export record.jsonl",
                        () -> new ExportCommand(session)),
                CommandEntry.of(
                        "import",
                        "Read an exported record into an empty one.",
                        "tracker import record.jsonl",
                        () -> new ImportCommand(session)));
    }
}
