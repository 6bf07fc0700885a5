package dev.tracker.cli.work;

import dev.tracker.cli.frame.Session;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItemBuilder;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.function.BiConsumer;

/** Reads an item, changes it on the version just read, and shows it. */
final class ItemChange {
    private ItemChange() {}

    static void apply(Session session, String id, BiConsumer<WorkItem, UpdateWorkItemBuilder> change) {
        WorkItem read = session.tracker().workItems().get(new WorkItemRef(id));
        UpdateWorkItemBuilder builder = UpdateWorkItem.of(read);
        change.accept(read, builder);
        session.print(WorkViews.updated(session.tracker().workItems().update(builder.build(), session.caller())));
    }
}
