package dev.tracker.cli.deployment;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItemRef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

final class DeployListCommand implements Action {
    private final Session session;

    @Option(names = "--since", paramLabel = "TIME", description = "Deployed at this time or later.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Deployed at this time or earlier.")
    private @Nullable String until;

    @Option(names = "--vendor", paramLabel = "NAME", description = "Only those that affected the vendor.")
    private @Nullable String vendor;

    @Option(names = "--work", paramLabel = "ID", description = "Only those that belong to the work item.")
    private @Nullable String work;

    @Option(names = "--commit", paramLabel = "HASH", description = "Only of this commit; 7 digits or more serve.")
    private @Nullable String commit;

    @Option(names = "--pr", paramLabel = "N", description = "Only of this pull request.")
    private @Nullable String pullRequest;

    @Option(names = "--compliant", negatable = true, description = "Only compliant ones; --no-compliant: only others.")
    private @Nullable Boolean compliant;

    @Option(names = "--full", description = "Whole deployments with --json, not summaries.")
    private boolean full;

    @Mixin
    private PagingOptions paging = new PagingOptions();

    DeployListCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        PageRequest first = paging.request(values);
        DeploymentQuery query = new DeploymentQuery(
                values.time("since", since),
                values.time("until", until),
                vendor == null ? null : new VendorRef(vendor),
                work == null ? null : new WorkItemRef(work),
                commit,
                values.integer("pr", pullRequest),
                compliant,
                first);
        values.check();
        session.print(DeploymentViews.list(
                paging.read(first, request -> session.tracker().deployments().list(query.page(request))), full));
    }

    @Override
    public boolean isList() {
        return true;
    }
}
