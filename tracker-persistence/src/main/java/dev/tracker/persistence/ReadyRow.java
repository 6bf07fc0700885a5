package dev.tracker.persistence;

import dev.tracker.core.workitem.ReadyItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;

/** What the order of ready items depends on. */
record ReadyRow(WorkItemId id, int priority, Instant createdAt) {

    ReadyItem toItem() {
        return new ReadyItem(id, priority, createdAt);
    }
}
