package dev.tracker.cli.vendor;

import dev.tracker.cli.deployment.DeploymentViews;
import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.output.Answer;
import dev.tracker.core.deployment.DeploymentService;
import dev.tracker.core.deployment.VendorDeployments;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.vendor.VendorRef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class VendorShowCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The vendor's name, in any case, or its id.")
    private String name = "";

    @Option(
            names = "--deployments",
            paramLabel = "N",
            description = "The newest deployments that affected it, 0 to 20; 0 unless given.")
    private @Nullable String deployments;

    VendorShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        int recent = values.integer("deployments", deployments, 0, DeploymentService.MAX_RECENT, 0);
        values.check();
        VendorDeployments found = session.tracker().deployments().vendor(new VendorRef(name), recent);
        session.print(Answer.of(RecordTree.of(found), found.vendor().id(), screen -> {
            VendorViews.show(found.vendor(), screen);
            if (found.recentDeployments() != null) {
                screen.heading("Recent deployments");
                DeploymentViews.table(found.recentDeployments(), screen);
            }
        }));
    }
}
