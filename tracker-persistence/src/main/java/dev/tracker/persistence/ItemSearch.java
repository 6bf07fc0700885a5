package dev.tracker.persistence;

import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.SearchWords;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of work items that hold the words of a text, the best match first. */
final class ItemSearch {

    private final RecordSessions sessions;

    ItemSearch(RecordSessions sessions) {
        this.sessions = sessions;
    }

    Page<WorkItem> whole(WorkItemQuery query, String text, @Nullable WorkItemId parent) {
        return page(query, text, parent, WorkItemTextMapper::items, ItemRow::toItem, WorkItem::id);
    }

    Page<WorkItemSummary> summaries(WorkItemQuery query, String text, @Nullable WorkItemId parent) {
        return page(query, text, parent, WorkItemTextMapper::summaries, SummaryRow::toSummary, WorkItemSummary::id);
    }

    private <R, T> Page<T> page(
            WorkItemQuery query,
            String text,
            @Nullable WorkItemId parent,
            Entries<R> entries,
            Function<R, T> entry,
            Function<T, WorkItemId> id) {
        PageRequest page = query.page();
        return sessions.with(WorkItemTextMapper.class, mapper -> {
            TextQuery asked = TextQuery.of(sessions.dialect(), SearchWords.asked(text));
            List<HitRow> hits = mapper.find(asked, query, parent, null, page.limit(), page.offset());
            long total = hits.isEmpty()
                    ? none(mapper, asked, query, parent)
                    : hits.get(0).total();
            Map<WorkItemId, T> found = new HashMap<>();
            if (!hits.isEmpty()) {
                for (R row : entries.read(mapper, ids(hits))) {
                    T made = entry.apply(row);
                    found.put(id.apply(made), made);
                }
            }
            List<T> ordered = hits.stream()
                    .map(hit -> found.get(hit.id()))
                    .filter(Objects::nonNull)
                    .toList();
            boolean more = page.offset() + (long) hits.size() < total && !hits.isEmpty();
            return new Page<>(ordered, total, page.limit(), page.offset(), more, null);
        });
    }

    /** How many there are where a page is empty: perhaps it lies behind the last. */
    private static long none(
            WorkItemTextMapper mapper, TextQuery asked, WorkItemQuery query, @Nullable WorkItemId parent) {
        return query.page().offset() == 0 ? 0 : mapper.count(asked, query, parent, null);
    }

    private static String ids(List<HitRow> hits) {
        return Json.write(hits.stream().map(hit -> hit.id().toString()).toList());
    }

    /** The statement that reads the items of some ids, in any order. */
    @FunctionalInterface
    private interface Entries<R> {
        List<R> read(WorkItemTextMapper mapper, String ids);
    }
}
