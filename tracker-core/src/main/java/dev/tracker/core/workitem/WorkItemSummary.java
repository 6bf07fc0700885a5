package dev.tracker.core.workitem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A work item in a list. */
public record WorkItemSummary(
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
        @Nullable Instant deletedAt) {}
