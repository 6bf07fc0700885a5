package dev.tracker.cli.sync;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.Session;
import dev.tracker.core.availability.Synchronisation;

/** The commands of the topic. */
public final class SyncCommands {
    private SyncCommands() {}

    public static CommandEntry topic(Session session) {
        return CommandEntry.topic(
                "sync",
                "What was written while the database was away.",
                CommandEntry.of(
                        "status",
                        "Say what waits for the database, and which conflicts there are.",
                        "tracker sync status",
                        () -> new SyncStatusCommand(session, Synchronisation::status)),
                CommandEntry.of(
                        "now",
                        "Bring what waits to the database.",
                        "tracker sync now",
                        () -> new SyncStatusCommand(session, Synchronisation::now)),
                CommandEntry.of(
                        "accept",
                        "Look at pending changes that this machine is not known to have written, and take them over.",
                        "tracker sync accept",
                        () -> new SyncAcceptCommand(session)),
                CommandEntry.of(
                        "conflicts",
                        "Show both sides of every conflict that waits for a choice.",
                        "tracker sync conflicts",
                        () -> new SyncConflictsCommand(session)),
                CommandEntry.of(
                        "resolve",
                        "Keep one side of a conflict.",
                        "tracker sync resolve 0192f3b4-5c6d-7e8f-8a9b-0c1d2e3f4a5b --keep mine",
                        () -> new SyncResolveCommand(session)));
    }
}
