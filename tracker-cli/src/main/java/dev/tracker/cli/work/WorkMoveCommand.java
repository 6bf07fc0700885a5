package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.core.workitem.UpdateWorkItemBuilder;
import dev.tracker.core.workitem.WorkItemRef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkMoveCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    @Option(names = "--to", paramLabel = "PARENT", description = "The item it is to stand below.")
    private @Nullable String parent;

    @Option(names = "--root", description = "To the top, below no item.")
    private boolean root;

    WorkMoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (root == (parent != null)) {
            throw new UsageException("Say where to: either --to PARENT or --root.");
        }
        ItemChange.apply(session, id, (read, change) -> move(change));
    }

    private UpdateWorkItemBuilder move(UpdateWorkItemBuilder change) {
        return parent == null ? change.toRoot() : change.under(new WorkItemRef(parent));
    }
}
