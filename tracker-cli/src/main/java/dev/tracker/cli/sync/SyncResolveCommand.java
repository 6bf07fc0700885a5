package dev.tracker.cli.sync;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.core.availability.ResolveConflict;
import dev.tracker.core.availability.Side;
import dev.tracker.core.error.ValidationException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class SyncResolveCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The conflict's id.")
    private String id = "";

    @Option(
            names = "--keep",
            paramLabel = "SIDE",
            required = true,
            description = "mine, what was written offline, or theirs, what the database has.")
    private @Nullable Side keep;

    SyncResolveCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ResolveConflict command = new ResolveConflict(conflict(), keep);
        SyncViews.print(session.tracker().sync().resolve(command, session.caller()), session);
    }

    private UUID conflict() {
        try {
            return UUID.fromString(id.strip());
        } catch (IllegalArgumentException e) {
            throw ValidationException.of("id", "must be the id of a conflict; tracker sync conflicts lists them", id);
        }
    }
}
