package dev.tracker.persistence;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open item that another waits for, in the order of the columns of {@link DependencyMapper#blockers}. */
record BlockerRow(
        WorkItemId waiting,
        WorkItemId id,
        WorkItemKey key,
        String title,
        ItemStatus status,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt) {

    RelatedItem toRelated() {
        return new RelatedItem(id, key, title, status, archivedAt, deletedAt);
    }
}
