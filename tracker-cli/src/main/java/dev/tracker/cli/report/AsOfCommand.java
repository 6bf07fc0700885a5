package dev.tracker.cli.report;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.work.WorkDetailsView;
import dev.tracker.core.history.PastWorkItem;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Instant;
import java.util.Objects;
import picocli.CommandLine.Parameters;

final class AsOfCommand implements Action {
    private final Session session;

    @Parameters(index = "0", paramLabel = "TIME", description = "An ISO-8601 time with Z or an offset.")
    private String time = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The item's id or key.")
    private String id = "";

    AsOfCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        Instant then = values.time("time", time);
        values.check();
        PastWorkItem past =
                session.tracker().history().asOf(new WorkItemRef(id), Objects.requireNonNull(then, "checked"));
        session.print(
                Answer.of(RecordTree.of(past), past.item().id(), screen -> WorkDetailsView.show(past.item(), screen)));
    }
}
