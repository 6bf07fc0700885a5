package dev.tracker.core.workitem;

import dev.tracker.core.entity.Revision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A work item while a change is being made to it. */
final class WorkItemDraft {

    private final WorkItem base;
    String title;

    @Nullable
    String description;

    ItemStatus status;
    int priority;
    List<String> labels;

    @Nullable
    Claim claim;

    Placement placement;
    WorkItemMetadata metadata;
    GitLinks git;

    @Nullable
    Instant deletedAt;

    @Nullable
    Instant archivedAt;

    Revision revision;

    WorkItemDraft(WorkItem base) {
        this.base = base;
        title = base.title();
        description = base.description();
        status = base.status();
        priority = base.priority();
        labels = base.labels();
        claim = base.claim();
        placement = base.placement();
        metadata = base.metadata();
        git = base.git();
        deletedAt = base.deletedAt();
        archivedAt = base.archivedAt();
        revision = base.revision();
    }

    /** The item as drafted. */
    WorkItem item() {
        return new WorkItem(
                base.id(),
                base.key(),
                base.itemType(),
                title,
                description,
                status,
                priority,
                labels,
                claim,
                placement,
                metadata,
                git,
                deletedAt,
                archivedAt,
                revision);
    }
}
