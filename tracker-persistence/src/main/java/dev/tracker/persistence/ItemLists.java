package dev.tracker.persistence;

import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import org.jspecify.annotations.Nullable;

/** Lists of work items, newest update first unless a text is searched: two statements a page. */
final class ItemLists {

    private static final String NAME = "work_items";

    private final RecordSessions sessions;
    private final ItemSearch search;

    ItemLists(RecordSessions sessions) {
        this.sessions = sessions;
        this.search = new ItemSearch(sessions);
    }

    Page<WorkItem> whole(WorkItemQuery asked) {
        WorkItemQuery query = findable(asked);
        PageRequest page = query.page();
        WorkItemId parent = parent(query);
        String text = query.text();
        if (text != null) {
            return search.whole(query, text, parent);
        }
        Cursor cursor = Cursor.read(NAME, page.cursor());
        return sessions.with(
                WorkItemListMapper.class,
                mapper -> Slices.page(
                        page,
                        mapper.count(query, parent, null),
                        mapper.items(query, parent, cursor, page.limit() + 1, Slices.offset(page)),
                        ItemRow::toItem,
                        item -> new Cursor(
                                NAME, item.revision().updatedAt(), 0, item.id().value())));
    }

    Page<WorkItemSummary> summaries(WorkItemQuery asked) {
        WorkItemQuery query = findable(asked);
        PageRequest page = query.page();
        WorkItemId parent = parent(query);
        String text = query.text();
        if (text != null) {
            return search.summaries(query, text, parent);
        }
        Cursor cursor = Cursor.read(NAME, page.cursor());
        return sessions.with(
                WorkItemListMapper.class,
                mapper -> Slices.page(
                        page,
                        mapper.count(query, parent, null),
                        mapper.summaries(query, parent, cursor, page.limit() + 1, Slices.offset(page)),
                        SummaryRow::toSummary,
                        item -> new Cursor(NAME, item.updatedAt(), 0, item.id().value())));
    }

    /** The same, with the empty text, which nothing has, for texts that no column can hold. */
    private static WorkItemQuery findable(WorkItemQuery query) {
        return new WorkItemQuery(
                query.itemType(),
                query.status(),
                query.parent(),
                TextFilter.equal(query.label()),
                TextFilter.equal(query.assignee()),
                TextFilter.equal(query.branchName()),
                query.updatedSince(),
                query.text(),
                query.includeDeleted(),
                query.page());
    }

    /** The id that the query's service put in the parent's place; null for roots and for any parent. */
    private static @Nullable WorkItemId parent(WorkItemQuery query) {
        WorkItemRef ref = query.parent() == null ? null : query.parent().parent();
        return ref == null ? null : ref.id();
    }
}
