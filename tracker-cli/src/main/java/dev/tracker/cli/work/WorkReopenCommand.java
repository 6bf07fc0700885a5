package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.UpdateWorkItemBuilder;
import dev.tracker.core.workitem.WorkItem;
import picocli.CommandLine.Parameters;

final class WorkReopenCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    WorkReopenCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ItemChange.apply(session, id, WorkReopenCommand::reopen);
    }

    /** What blocked a task does so no longer. */
    private static void reopen(WorkItem read, UpdateWorkItemBuilder change) {
        change.status(ItemStatus.ACTIVE);
        if (read.metadata() instanceof TaskMetadata task && task.blockedReason() != null) {
            change.metadata(new TaskMetadata(task.estimatedHours(), task.actualHours(), null).toTree());
        }
    }
}
