package dev.tracker.cli.sync;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.core.availability.SyncStatus;
import picocli.CommandLine.Command;

@Command
final class SyncConflictsCommand implements Action {
    private final Session session;

    SyncConflictsCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        SyncStatus status = session.tracker().sync().status();
        session.print(SyncViews.conflicts(status));
    }
}
