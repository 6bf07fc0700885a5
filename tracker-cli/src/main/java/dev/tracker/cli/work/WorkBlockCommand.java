package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.UpdateWorkItemBuilder;
import dev.tracker.core.workitem.WorkItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkBlockCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; only tasks keep it. To 500 characters.")
    private @Nullable String reason;

    WorkBlockCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ItemChange.apply(session, id, this::block);
    }

    private void block(WorkItem read, UpdateWorkItemBuilder change) {
        change.status(ItemStatus.BLOCKED);
        if (reason == null) {
            return;
        }
        if (read.itemType() == ItemType.TASK) {
            Map<String, Object> metadata = read.metadata().toTree();
            metadata.put("blocked_reason", reason);
            change.metadata(metadata);
        } else {
            session.warn("only tasks keep a reason; this is a " + WorkViews.word(read.itemType())
                    + ", so the reason is not kept.");
        }
    }
}
