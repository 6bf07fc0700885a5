package dev.tracker.cli.work;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdatedWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Parameters;

final class WorkDoneCommand implements Action {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids or keys. Each is completed for itself.")
    private List<String> ids = List.of();

    WorkDoneCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (ids.size() == 1) {
            session.print(WorkViews.updated(complete(ids.get(0))));
            return;
        }
        List<UpdatedWorkItem> done = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String id : ids) {
            try {
                done.add(complete(id));
            } catch (TrackerException e) {
                failed.add(id);
                session.refuse(e);
            }
        }
        if (!done.isEmpty()) {
            session.print(answer(done));
        }
        if (!failed.isEmpty()) {
            session.warn(String.format(
                    Locale.ROOT,
                    "%d of %d items completed; not completed: %s.",
                    done.size(),
                    ids.size(),
                    String.join(", ", failed)));
        }
    }

    private UpdatedWorkItem complete(String id) {
        WorkItem read = session.tracker().workItems().get(new WorkItemRef(id));
        UpdateWorkItem command =
                UpdateWorkItem.of(read).status(ItemStatus.COMPLETED).build();
        return session.tracker().workItems().update(command, session.caller());
    }

    private static Answer answer(List<UpdatedWorkItem> done) {
        List<Answer> each = done.stream().map(WorkViews::updated).toList();
        return new Answer(
                Map.of("items", done.stream().map(Answers::updated).toList()),
                each.stream().flatMap(one -> one.ids().stream()).toList(),
                null,
                screen -> each.forEach(one -> one.screen().accept(screen)));
    }
}
