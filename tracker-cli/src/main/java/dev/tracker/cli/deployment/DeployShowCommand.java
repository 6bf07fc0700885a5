package dev.tracker.cli.deployment;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.deployment.DeploymentId;
import java.util.Objects;
import java.util.UUID;
import picocli.CommandLine.Parameters;

final class DeployShowCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The deployment's id.")
    private String id = "";

    DeployShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        UUID uuid = values.uuid("id", id);
        values.check();
        DeploymentId deployment = new DeploymentId(Objects.requireNonNull(uuid, "checked"));
        session.print(DeploymentViews.deployment(session.tracker().deployments().get(deployment)));
    }
}
