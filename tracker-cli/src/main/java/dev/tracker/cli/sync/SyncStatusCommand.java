package dev.tracker.cli.sync;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.availability.Synchronisation;
import java.util.function.Function;
import picocli.CommandLine.Command;

@Command
final class SyncStatusCommand implements Action {
    private final Session session;
    private final Function<Synchronisation, SyncStatus> call;

    SyncStatusCommand(Session session, Function<Synchronisation, SyncStatus> call) {
        this.session = session;
        this.call = call;
    }

    @Override
    public void run() {
        SyncViews.print(call.apply(session.tracker().sync()), session);
    }
}
