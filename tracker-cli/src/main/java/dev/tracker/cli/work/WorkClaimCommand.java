package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.ClaimOutcome;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.WorkItemRef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkClaimCommand implements Action {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The item's id or key; without it the next ready one.")
    private @Nullable String id;

    @Option(names = "--release", description = "Give the item back.")
    private boolean release;

    @Option(names = "--take-over", description = "Take the item from whoever holds it.")
    private boolean takeOver;

    @Option(names = "--assignee", paramLabel = "NAME", description = "Who gets it; you, unless given.")
    private @Nullable String assignee;

    @Option(
            names = "--lease",
            paramLabel = "MINUTES",
            description = "The claim lapses so long after its holder's last write to the item, 1 to 10080.")
    private @Nullable String lease;

    @Option(names = "--parent", paramLabel = "ID", description = "The next one below this item, at any level.")
    private @Nullable String parent;

    @Option(names = "--label", paramLabel = "LABEL", description = "The next one with the label.")
    private @Nullable String label;

    @Option(names = "--type", paramLabel = "TYPE", description = "The next project, session, task or research.")
    private @Nullable ItemType type;

    WorkClaimCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        Integer minutes = lease == null ? null : values.integer("lease_minutes", lease, 1, Claim.MAX_LEASE_MINUTES, 1);
        values.check();
        ClaimWorkItem command = new ClaimWorkItem(
                id == null ? null : new WorkItemRef(id),
                new ReadyFilter(parent == null ? null : new WorkItemRef(parent), label, type),
                assignee,
                release,
                takeOver,
                minutes);
        ClaimOutcome outcome = session.tracker().claims().claim(command, session.caller());
        session.print(WorkViews.claimed(outcome));
    }
}
