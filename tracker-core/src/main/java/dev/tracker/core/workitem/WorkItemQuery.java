package dev.tracker.core.workitem;

import dev.tracker.core.paging.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which work items are wanted, newest update first. Null filters nothing.
 *
 * @param parent items right below this one, or roots
 */
public record WorkItemQuery(
        @Nullable ItemType itemType,
        @Nullable ItemStatus status,
        @Nullable ParentFilter parent,
        @Nullable String label,
        @Nullable String assignee,
        @Nullable String branchName,
        @Nullable Instant updatedSince,
        boolean includeDeleted,
        PageRequest page) {

    /** Every live item. */
    public static final WorkItemQuery ALL =
            new WorkItemQuery(null, null, null, null, null, null, null, false, PageRequest.FIRST);

    /** Items right below one, or, with null, items without a parent. */
    public record ParentFilter(@Nullable WorkItemRef parent) {}

    /** The same under a parent that is known by id. */
    WorkItemQuery under(WorkItemId parentId) {
        ParentFilter filter = new ParentFilter(WorkItemRef.of(parentId));
        return new WorkItemQuery(
                itemType, status, filter, label, assignee, branchName, updatedSince, includeDeleted, page);
    }
}
