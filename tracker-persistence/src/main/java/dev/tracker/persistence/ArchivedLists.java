package dev.tracker.persistence;

import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.paging.Page;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of archived items, newest archiving first: two statements a page. */
final class ArchivedLists {

    private static final String NAME = "archived_work_items";

    private final RecordSessions sessions;

    ArchivedLists(RecordSessions sessions) {
        this.sessions = sessions;
    }

    Page<WorkItem> whole(ArchivedQuery query) {
        return page(query, ArchivedListMapper::items, ItemRow::toItem, item -> cursor(item.archivedAt(), item.id()));
    }

    Page<ArchivedSummary> summaries(ArchivedQuery query) {
        return page(
                query,
                ArchivedListMapper::summaries,
                ArchivedRow::toSummary,
                summary -> cursor(summary.archivedAt(), summary.item().id()));
    }

    private <R, T> Page<T> page(
            ArchivedQuery asked, Statement<R> statement, Function<R, T> entry, Function<T, Cursor> cursor) {
        ArchivedQuery query = findable(asked);
        WorkItemRef ref = query.parent() == null ? null : query.parent().parent();
        WorkItemId parent = ref == null ? null : ref.id();
        Cursor from = Cursor.read(NAME, query.page().cursor());
        int limit = query.page().limit() + 1;
        int offset = Slices.offset(query.page());
        return sessions.with(ArchivedListMapper.class, mapper -> {
            if (!sessions.isDatabase()) {
                Observation.current()
                        .warn(
                                Warning.NO_SOURCE,
                                "The archive is kept by the database alone, which is away: this answer lacks"
                                        + " what is archived. Ask again when it is back.");
            }
            return Slices.page(
                    query.page(),
                    mapper.count(query, parent, null),
                    statement.rows(mapper, query, parent, from, limit, offset),
                    entry,
                    cursor);
        });
    }

    private static Cursor cursor(@Nullable Instant archivedAt, WorkItemId id) {
        return new Cursor(NAME, Objects.requireNonNull(archivedAt, "of an archived item"), 0, id.value());
    }

    /** The same, with the empty text, which nothing has, for texts that no column can hold. */
    private static ArchivedQuery findable(ArchivedQuery query) {
        return new ArchivedQuery(
                query.itemType(),
                query.status(),
                query.parent(),
                TextFilter.equal(query.label()),
                TextFilter.equal(query.assignee()),
                TextFilter.equal(query.branchName()),
                query.updatedSince(),
                query.archivedSince(),
                query.page());
    }

    @FunctionalInterface
    private interface Statement<R> {
        List<R> rows(
                ArchivedListMapper mapper,
                ArchivedQuery query,
                @Nullable WorkItemId parent,
                @Nullable Cursor cursor,
                int limit,
                int offset);
    }
}
