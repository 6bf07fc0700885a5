package dev.tracker.core.workitem;

import dev.tracker.core.entity.Revision;
import dev.tracker.core.json.Flat;
import dev.tracker.core.json.VariantBy;
import dev.tracker.core.validation.Require;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work, at one version of its life.
 *
 * @param title 1 to 200 characters
 * @param description to 10,000 characters
 * @param priority 1, the highest, to 5
 * @param labels up to 20, distinct, as given
 * @param claim who works on it; null: nobody
 * @param deletedAt when it was softly deleted; null: it is live
 * @param archivedAt when it was archived; null: it is not
 */
public record WorkItem(
        WorkItemId id,
        WorkItemKey key,
        ItemType itemType,
        String title,
        @Nullable String description,
        ItemStatus status,
        int priority,
        List<String> labels,
        @Flat @Nullable Claim claim,
        @Flat Placement placement,
        @VariantBy("item_type") WorkItemMetadata metadata,
        @Flat GitLinks git,
        @Nullable Instant deletedAt,
        @Nullable Instant archivedAt,
        @Flat Revision revision) {

    public static final int MAX_TITLE = 200;
    public static final int MAX_DESCRIPTION = 10_000;
    public static final int MAX_PRIORITY = 5;
    public static final int DEFAULT_PRIORITY = 3;
    public static final int MAX_LABELS = 20;

    public WorkItem {
        Require.text("title", title, 1, MAX_TITLE);
        Require.optionalText("description", description, MAX_DESCRIPTION);
        Require.range("priority", priority, 1, MAX_PRIORITY);
        labels = List.copyOf(labels);
        Require.that(labels.size() <= MAX_LABELS && new HashSet<>(labels).size() == labels.size(), "labels");
        Require.that(metadata.itemType() == itemType, "metadata");
        Require.that(placement.path().endsWith("/" + id), "path");
    }

    /** The version an update of this state has to name. */
    public long version() {
        return revision.version();
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    /** The item in a list's form. */
    public WorkItemSummary summary() {
        return new WorkItemSummary(
                id,
                key,
                version(),
                itemType,
                title,
                status,
                priority,
                placement.depth(),
                placement.parentId(),
                claim == null ? null : claim.assignee(),
                revision.updatedAt(),
                deletedAt);
    }

    /** The item as others refer to it. */
    public RelatedItem related() {
        return new RelatedItem(id, key, title, status, archivedAt, deletedAt);
    }

    /** The same under another key, for storage, which knows the keys that are taken. */
    public WorkItem withKey(WorkItemKey other) {
        return new WorkItem(
                id,
                other,
                itemType,
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

    /** The same back from the archive, at this place and revision. */
    public WorkItem unarchived(Placement place, Revision next) {
        WorkItemDraft draft = draft();
        draft.placement = place;
        draft.archivedAt = null;
        draft.revision = next;
        return draft.item();
    }

    /** A copy to be changed. */
    WorkItemDraft draft() {
        return new WorkItemDraft(this);
    }
}
