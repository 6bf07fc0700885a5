package dev.tracker.testkit.memory;

import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The filters that the lists of live and of archived items share. Null filters nothing. */
record ItemFilter(
        @Nullable ItemType itemType,
        @Nullable ItemStatus status,
        @Nullable ParentFilter parent,
        @Nullable String label,
        @Nullable String assignee,
        @Nullable String branchName,
        @Nullable Instant updatedSince) {

    static ItemFilter of(WorkItemQuery query) {
        return new ItemFilter(
                query.itemType(),
                query.status(),
                query.parent(),
                query.label(),
                query.assignee(),
                query.branchName(),
                query.updatedSince());
    }

    static ItemFilter of(ArchivedQuery query) {
        return new ItemFilter(
                query.itemType(),
                query.status(),
                query.parent(),
                query.label(),
                query.assignee(),
                query.branchName(),
                query.updatedSince());
    }

    boolean passes(WorkItem item) {
        return (itemType == null || item.itemType() == itemType)
                && (status == null || item.status() == status)
                && (parent == null || standsRightBelow(item, parent.parent()))
                && (label == null || item.labels().contains(label))
                && (assignee == null || isClaimedBy(item, assignee))
                && (branchName == null || hasBranch(item, branchName))
                && (updatedSince == null || !item.revision().updatedAt().isBefore(updatedSince));
    }

    private static boolean standsRightBelow(WorkItem item, @Nullable WorkItemRef parent) {
        return Objects.equals(item.placement().parentId(), parent == null ? null : parent.id());
    }

    private static boolean isClaimedBy(WorkItem item, String assignee) {
        Claim claim = item.claim();
        return claim != null && claim.assignee().equals(assignee);
    }

    private static boolean hasBranch(WorkItem item, String branch) {
        return item.git().gitLinks().stream()
                .anyMatch(link ->
                        link.kind() == GitLink.Kind.BRANCH && link.value().equals(branch));
    }
}
