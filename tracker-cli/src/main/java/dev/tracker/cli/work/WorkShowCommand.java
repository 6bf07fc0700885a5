package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.output.Answer;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.WorkItemDetails;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class WorkShowCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    @Option(names = "--max-depth", paramLabel = "N", description = "Levels below it, 1 to 5; 5 unless given.")
    private @Nullable String maxDepth;

    @Option(names = "--max-items", paramLabel = "N", description = "Items below it, 1 to 1,000; 100 unless given.")
    private @Nullable String maxItems;

    @Option(names = "--include-deleted", description = "Even if it is deleted, and what is deleted below it.")
    private boolean includeDeleted;

    WorkShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        int depth = values.integer("max_depth", maxDepth, 1, Placement.MAX_DEPTH, Placement.MAX_DEPTH);
        int items = values.integer("max_items", maxItems, 1, WorkItemView.MAX_ITEMS, WorkItemView.DEFAULT_ITEMS);
        values.check();
        WorkItemDetails details = session.tracker()
                .workItems()
                .query(new WorkItemView(new WorkItemRef(id), true, true, depth, items, includeDeleted, true));
        session.print(Answer.of(
                RecordTree.of(details), details.item().id(), screen -> WorkDetailsView.show(details, screen)));
    }
}
