package dev.tracker.cli.project;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;
import java.util.List;

/** The commands of the topic. */
public final class ProjectCommands {
    private ProjectCommands() {}

    /** Those that one begins with. */
    public static List<CommandEntry> beginning(Session session) {
        return List.of(
                CommandEntry.of(
                        "init",
                        "Begin a record for the project that this folder is in.",
                        "tracker init --database jdbc:postgresql://db.example/tracker",
                        () -> new InitCommand(session)),
                CommandEntry.of(
                        "doctor",
                        "Look at all that the record depends on, and say what to do about what is wrong.",
                        "tracker doctor",
                        () -> new DoctorCommand(session)),
                CommandEntry.of(
                        "trust",
                        "Look at what of this project's files reaches outside of it, and allow it.",
                        "tracker trust",
                        () -> new TrustCommand(session)),
                CommandEntry.of(
                        "backup",
                        "Back up a record that is kept in a file.",
                        "tracker backup /mnt/backups/tracker.db",
                        () -> new BackupCommand(session)),
                CommandEntry.of(
                        "restore",
                        "Put a backup in the record's place; what is there is kept.",
                        "tracker restore --latest",
                        () -> new RestoreCommand(session)),
                CommandEntry.of(
                        "demo",
                        "Make a project full of examples, and show what can be asked of it.",
                        "tracker demo /tmp/tracker-demo",
                        () -> new DemoCommand(session)));
    }

    /** Those for other programs. */
    public static List<CommandEntry> serving(Session session) {
        return List.of(
                CommandEntry.of(
                        "serve",
                        "Offer the record to AI assistants as an MCP server.",
                        "tracker serve --http 8765 --read-only",
                        () -> new ServeCommand(session)),
                CommandEntry.of(
                        "version",
                        "Show the program's version.",
                        "tracker version",
                        () -> new VersionCommand(session)));
    }
}
