package dev.tracker.persistence;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A work item in a list's form: the columns of {@link ItemSql#SUMMARY}, in order. */
record SummaryRow(
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
        @Nullable Instant deletedAt) {

    WorkItemSummary toSummary() {
        return new WorkItemSummary(
                id, key, version, itemType, title, status, priority, depth, parentId, assignee, updatedAt, deletedAt);
    }
}
