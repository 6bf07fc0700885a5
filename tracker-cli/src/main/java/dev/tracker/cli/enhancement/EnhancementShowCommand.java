package dev.tracker.cli.enhancement;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.enhancement.EnhancementId;
import java.util.Objects;
import java.util.UUID;
import picocli.CommandLine.Parameters;

final class EnhancementShowCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The enhancement's id.")
    private String id = "";

    EnhancementShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        UUID uuid = values.uuid("id", id);
        values.check();
        EnhancementId enhancement = new EnhancementId(Objects.requireNonNull(uuid, "checked"));
        session.print(
                EnhancementViews.enhancement(session.tracker().enhancements().get(enhancement)));
    }
}
