package dev.tracker.persistence;

import dev.tracker.core.entity.Revision;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.TreeReader;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.GitLinks;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemMetadata;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work item whole, as statements give and take it; the components are the columns of {@link
 * ItemSql#LIVE}, in order.
 *
 * @param parts labels and git links
 * @param seenVersion the version that the parts are of
 */
record ItemRow(
        WorkItemId id,
        WorkItemKey key,
        ItemType itemType,
        String title,
        @Nullable String description,
        ItemStatus status,
        int priority,
        @Nullable String assignee,
        @Nullable Instant claimedAt,
        @Nullable Instant claimExpiresAt,
        @Nullable WorkItemId parentId,
        String path,
        int depth,
        JsonText metadata,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        JsonText parts,
        @Nullable Instant deletedAt,
        @Nullable Instant archivedAt,
        long seenVersion) {

    /** An item's labels and links, as a statement gathers them. */
    record Parts(List<String> labels, List<GitLink> gitLinks) {}

    static ItemRow of(WorkItem item) {
        Claim claim = item.claim();
        return new ItemRow(
                item.id(),
                item.key(),
                item.itemType(),
                item.title(),
                item.description(),
                item.status(),
                item.priority(),
                claim == null ? null : claim.assignee(),
                claim == null ? null : claim.claimedAt(),
                claim == null ? null : claim.claimExpiresAt(),
                item.placement().parentId(),
                item.placement().path(),
                item.placement().depth(),
                JsonText.of(item.metadata().toTree()),
                item.version(),
                item.revision().createdAt(),
                item.revision().createdBy(),
                item.revision().updatedAt(),
                item.revision().updatedBy(),
                JsonText.of(
                        RecordTree.stored(new Parts(item.labels(), item.git().gitLinks()))),
                item.deletedAt(),
                item.archivedAt(),
                item.version());
    }

    /** Whether the row changed while it was being locked, so that its parts are of two versions. */
    boolean isTorn() {
        return seenVersion != version;
    }

    WorkItem toItem() {
        Parts own = TreeReader.read(Parts.class, parts.object());
        return new WorkItem(
                id,
                key,
                itemType,
                title,
                description,
                status,
                priority,
                own.labels(),
                assignee == null || claimedAt == null ? null : new Claim(assignee, claimedAt, claimExpiresAt),
                new Placement(parentId, path, depth),
                (WorkItemMetadata) TreeReader.read(itemType.variant(), metadata.object()),
                own.gitLinks().isEmpty() ? GitLinks.NONE : new GitLinks(own.gitLinks()),
                deletedAt,
                archivedAt,
                new Revision(version, createdAt, createdBy, updatedAt, updatedBy));
    }
}
