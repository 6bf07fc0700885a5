package dev.tracker.core.archive;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What decides whether a live item may be archived, and what is said of it then. */
public record ArchiveCandidate(
        WorkItemId id,
        @Nullable WorkItemId parentId,
        int depth,
        ItemType itemType,
        ItemStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /** Whether it has lain still since before this time. */
    boolean restedSince(Instant before) {
        return deletedAt == null && createdAt.isBefore(before) && updatedAt.isBefore(before);
    }
}
