package dev.tracker.testkit.assertion;

import dev.tracker.core.Tracker;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;

/** What can be asserted of an item as it was read. */
public final class WorkItemAssert extends ItemAssert<WorkItemAssert, WorkItem> {

    WorkItemAssert(WorkItem actual) {
        super(actual, WorkItemAssert.class);
    }

    /** Reads the item again, with what surrounds it now, to assert of that. */
    public WorkItemDetailsAssert in(Tracker tracker) {
        isNotNull();
        WorkItemView view = new WorkItemView(WorkItemRef.of(actual.id()), false, false, 1, 1, true, true);
        return new WorkItemDetailsAssert(tracker.workItems().query(view));
    }

    @Override
    WorkItem item() {
        return actual;
    }
}
