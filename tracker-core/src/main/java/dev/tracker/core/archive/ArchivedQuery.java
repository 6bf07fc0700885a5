package dev.tracker.core.archive;

import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which archived items are wanted, newest archiving first. Null filters nothing.
 *
 * @param parent items right below this one, live or archived, or roots
 * @param updatedSince those last changed at this time or later
 * @param archivedSince those archived at this time or later
 */
public record ArchivedQuery(
        @Nullable ItemType itemType,
        @Nullable ItemStatus status,
        @Nullable ParentFilter parent,
        @Nullable String label,
        @Nullable String assignee,
        @Nullable String branchName,
        @Nullable Instant updatedSince,
        @Nullable Instant archivedSince,
        PageRequest page) {

    /** Every archived item. */
    public static final ArchivedQuery ALL =
            new ArchivedQuery(null, null, null, null, null, null, null, null, PageRequest.FIRST);

    /** The same, another slice. */
    public ArchivedQuery page(PageRequest slice) {
        return new ArchivedQuery(
                itemType, status, parent, label, assignee, branchName, updatedSince, archivedSince, slice);
    }

    /** The same under a parent that is known by id. */
    ArchivedQuery under(WorkItemId parentId) {
        return new ArchivedQuery(
                itemType,
                status,
                new ParentFilter(WorkItemRef.of(parentId)),
                label,
                assignee,
                branchName,
                updatedSince,
                archivedSince,
                page);
    }
}
