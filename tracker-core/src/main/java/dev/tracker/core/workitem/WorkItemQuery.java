package dev.tracker.core.workitem;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which work items are wanted: the newest update first, or with a text the best match. Null filters
 * nothing.
 *
 * @param parent items right below this one, or roots
 * @param text words, as {@link SearchWords#asked} reads them, that title, description and metadata hold;
 *     it goes with no cursor
 */
public record WorkItemQuery(
        @Nullable ItemType itemType,
        @Nullable ItemStatus status,
        @Nullable ParentFilter parent,
        @Nullable String label,
        @Nullable String assignee,
        @Nullable String branchName,
        @Nullable Instant updatedSince,
        @Nullable String text,
        boolean includeDeleted,
        PageRequest page) {

    /** Every live item. */
    public static final WorkItemQuery ALL =
            new WorkItemQuery(null, null, null, null, null, null, null, null, false, PageRequest.FIRST);

    /** Items right below one, or, with null, items without a parent. */
    public record ParentFilter(@Nullable WorkItemRef parent) {}

    /** Live items that hold the words of a text, the best first. */
    public static WorkItemQuery ofText(String text, PageRequest page) {
        return new WorkItemQuery(null, null, null, null, null, null, null, text, false, page);
    }

    /** The same under a parent that is known by id. */
    WorkItemQuery under(WorkItemId parentId) {
        ParentFilter filter = new ParentFilter(WorkItemRef.of(parentId));
        return new WorkItemQuery(
                itemType, status, filter, label, assignee, branchName, updatedSince, text, includeDeleted, page);
    }

    /** Refuses what no list can be made of. */
    void check() {
        if (text == null) {
            return;
        }
        SearchWords.asked(text);
        if (page.cursor() != null) {
            throw ValidationException.of("cursor", "does not go with text: pass offset instead", page.cursor());
        }
    }
}
