package dev.tracker.persistence.crash;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.StaleVersionException;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.Store;

/** An agent among others: takes ready items until there is none, and writes to an item that all write to. */
final class WorkerMain {

    private WorkerMain() {}

    /** The database's URL, the worker's name, the shared item's id, and how often to write to it. */
    public static void main(String[] args) {
        Caller caller = Caller.named(args[1]);
        WorkItemRef shared = new WorkItemRef(args[2]);
        try (Store store = Store.open(args[0])) {
            Tracker tracker = Tracker.over(store);
            drain(tracker, caller);
            for (int i = 0; i < Integer.parseInt(args[3]); i++) {
                write(tracker, caller, shared, i);
            }
        }
    }

    private static void drain(Tracker tracker, Caller caller) {
        ClaimWorkItem next = ClaimWorkItem.next(new ReadyFilter(null, "drained", null));
        WorkItem item = tracker.claims().claim(next, caller).item();
        while (item != null) {
            System.out.println("claimed " + item.id());
            tracker.workItems()
                    .update(UpdateWorkItem.of(item).status(ItemStatus.COMPLETED).build(), caller);
            item = tracker.claims().claim(next, caller).item();
        }
    }

    private static void write(Tracker tracker, Caller caller, WorkItemRef shared, int number) {
        WorkItem read = tracker.workItems().get(shared);
        String title = caller.actor() + " writes " + number;
        try {
            tracker.workItems().update(UpdateWorkItem.of(read).title(title).build(), caller);
            System.out.println("written");
        } catch (StaleVersionException honest) {
            System.out.println("conflict");
        }
    }
}
