package dev.tracker.persistence;

import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An archived item in a list's form: the columns of {@link ArchivedListMapper#summaries}, in order. */
record ArchivedRow(
        WorkItemId id,
        WorkItemKey key,
        long version,
        ItemType itemType,
        String title,
        ItemStatus status,
        int priority,
        int depth,
        @Nullable WorkItemId parentId,
        @Nullable String assignee,
        Instant updatedAt,
        Instant archivedAt) {

    ArchivedSummary toSummary() {
        WorkItemSummary item = new WorkItemSummary(
                id, key, version, itemType, title, status, priority, depth, parentId, assignee, updatedAt, null);
        return new ArchivedSummary(item, archivedAt);
    }
}
