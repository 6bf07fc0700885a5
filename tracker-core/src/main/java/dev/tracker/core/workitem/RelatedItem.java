package dev.tracker.core.workitem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A work item as something else refers to it. */
public record RelatedItem(
        WorkItemId id,
        WorkItemKey key,
        String title,
        ItemStatus status,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt) {

    /** Whether what must wait for this item still has to. */
    public boolean isOpen() {
        return status.isOpen() && deletedAt == null;
    }
}
