package dev.tracker.cli.archive;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.work.WorkDetailsView;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import picocli.CommandLine.Parameters;

final class ArchiveRestoreCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    ArchiveRestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        RestoreArchivedWorkItem command = new RestoreArchivedWorkItem(new WorkItemRef(id));
        WorkItem item = session.tracker().archive().restore(command, session.caller());
        session.print(Answer.of(RecordTree.of(item), item.id(), screen -> WorkDetailsView.show(item, screen)));
    }
}
