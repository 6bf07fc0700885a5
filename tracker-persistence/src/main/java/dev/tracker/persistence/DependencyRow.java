package dev.tracker.persistence;

import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.DependencyView;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dependency with its other end, in the order of the columns of {@link DependencyMapper#of}. */
record DependencyRow(
        WorkItemId sourceId,
        WorkItemId targetId,
        DependencyType dependencyType,
        Instant createdAt,
        String createdBy,
        WorkItemId id,
        WorkItemKey key,
        String title,
        ItemStatus status,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt) {

    DependencyView toView() {
        return new DependencyView(
                sourceId,
                targetId,
                dependencyType,
                createdAt,
                createdBy,
                new RelatedItem(id, key, title, status, archivedAt, deletedAt));
    }
}
