package dev.tracker.testkit.memory;

import dev.tracker.core.entity.Revision;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.WorkItem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work item as it is kept: whether its claim has lapsed is left for its readers to see.
 *
 * @param deletion the deletion that it went by; null where it is not deleted
 */
record StoredItem(WorkItem item, @Nullable UUID deletion) {

    StoredItem {
        Claim claim = item.claim();
        if (claim != null && claim.claimLapsed() != null) {
            item = with(item, lapsed(claim, null), item.placement(), item.archivedAt(), item.revision());
        }
    }

    boolean isArchived() {
        return item.isArchived();
    }

    /** Live in the sense of every list: neither deleted nor archived. */
    boolean isLive() {
        return !item.isDeleted() && !item.isArchived();
    }

    boolean isLiveAndOpen() {
        return isLive() && item.status().isOpen();
    }

    boolean isBelow(String path) {
        return item.placement().path().startsWith(path + "/");
    }

    boolean isAtOrBelow(String path) {
        return item.placement().path().equals(path) || isBelow(path);
    }

    /** The item as a reader sees it at this time. */
    WorkItem seenAt(Instant now) {
        Claim claim = item.claim();
        return claim != null && hasLapsed(claim, now)
                ? with(item, lapsed(claim, true), item.placement(), item.archivedAt(), item.revision())
                : item;
    }

    /** Whether nobody's claim stands at this time. */
    boolean isFreeAt(Instant now) {
        Claim claim = item.claim();
        return claim == null || hasLapsed(claim, now);
    }

    StoredItem at(Placement placement) {
        return new StoredItem(with(item, item.claim(), placement, item.archivedAt(), item.revision()), deletion);
    }

    StoredItem claimed(Claim claim) {
        return new StoredItem(with(item, claim, item.placement(), item.archivedAt(), item.revision()), deletion);
    }

    StoredItem archived(Instant at) {
        return new StoredItem(with(item, item.claim(), item.placement(), at, item.revision()), null);
    }

    StoredItem deleted(UUID by, Instant at, String actor) {
        return new StoredItem(
                with(item, null, item.placement(), at, null, item.revision().next(actor, at)), by);
    }

    StoredItem restored(Instant at, String actor) {
        return new StoredItem(
                with(
                        item,
                        item.claim(),
                        item.placement(),
                        null,
                        null,
                        item.revision().next(actor, at)),
                null);
    }

    /** The same at another revision. */
    StoredItem revised(Revision revision) {
        return new StoredItem(with(item, item.claim(), item.placement(), item.archivedAt(), revision), deletion);
    }

    /** The same with what an import says of it. */
    StoredItem described(WorkItem other) {
        return new StoredItem(
                new WorkItem(
                        item.id(),
                        item.key(),
                        item.itemType(),
                        other.title(),
                        other.description(),
                        item.status(),
                        other.priority(),
                        item.labels(),
                        item.claim(),
                        item.placement(),
                        other.metadata(),
                        item.git(),
                        item.deletedAt(),
                        item.archivedAt(),
                        item.revision()
                                .next(
                                        other.revision().updatedBy(),
                                        other.revision().updatedAt())),
                deletion);
    }

    private static boolean hasLapsed(Claim claim, Instant now) {
        Instant end = claim.claimExpiresAt();
        return end != null && end.isBefore(now);
    }

    private static Claim lapsed(Claim claim, @Nullable Boolean lapsed) {
        return new Claim(
                claim.assignee(), claim.claimedAt(), claim.claimLeaseMinutes(), claim.claimExpiresAt(), lapsed);
    }

    private static WorkItem with(
            WorkItem item,
            @Nullable Claim claim,
            Placement placement,
            @Nullable Instant archivedAt,
            Revision revision) {
        return with(item, claim, placement, item.deletedAt(), archivedAt, revision);
    }

    private static WorkItem with(
            WorkItem item,
            @Nullable Claim claim,
            Placement placement,
            @Nullable Instant deletedAt,
            @Nullable Instant archivedAt,
            Revision revision) {
        return new WorkItem(
                item.id(),
                item.key(),
                item.itemType(),
                item.title(),
                item.description(),
                item.status(),
                item.priority(),
                item.labels(),
                claim,
                placement,
                item.metadata(),
                item.git(),
                deletedAt,
                archivedAt,
                revision);
    }
}
