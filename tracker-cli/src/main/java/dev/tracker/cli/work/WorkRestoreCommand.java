package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import picocli.CommandLine.Parameters;

final class WorkRestoreCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    WorkRestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ItemChange.apply(session, id, (read, change) -> change.restore());
    }
}
