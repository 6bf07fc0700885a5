package dev.tracker.persistence;

import dev.tracker.core.workitem.Precedence;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.ReadyItem;
import dev.tracker.core.workitem.ReadyWork;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what can be worked on by MyBatis. */
final class MyBatisReadyWork implements ReadyWork {

    private final RecordSessions sessions;

    MyBatisReadyWork(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Instant now() {
        return call(ReadyWorkMapper::now);
    }

    @Override
    public List<ReadyItem> waitedFor(ReadyFilter filter) {
        return items(call(mapper -> mapper.waitedFor(within(filter), label(filter), filter.itemType())));
    }

    @Override
    public List<ReadyItem> others(ReadyFilter filter, int limit) {
        return items(call(mapper -> mapper.others(within(filter), label(filter), filter.itemType(), limit)));
    }

    @Override
    public long count(ReadyFilter filter) {
        return call(mapper -> mapper.count(within(filter), label(filter), filter.itemType()));
    }

    @Override
    public List<Precedence> openPrecedences() {
        return call(ReadyWorkMapper::openPrecedences).stream()
                .map(PrecedenceRow::toPrecedence)
                .toList();
    }

    @Override
    public List<WorkItemSummary> openBelow(WorkItem item, int limit) {
        return call(mapper -> mapper.openBelow(item.placement().path(), limit)).stream()
                .map(SummaryRow::toSummary)
                .toList();
    }

    @Override
    public List<WorkItemSummary> summaries(List<WorkItemId> ids) {
        Map<WorkItemId, WorkItemSummary> found = new HashMap<>();
        call(mapper -> mapper.summaries(texts(ids))).forEach(row -> found.put(row.id(), row.toSummary()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void renew(Collection<WorkItemId> items, String holder, Instant now) {
        call(mapper -> mapper.renew(texts(items), holder, now));
    }

    private static @Nullable WorkItemId within(ReadyFilter filter) {
        WorkItemRef ref = filter.within();
        return ref == null ? null : ref.id();
    }

    private static @Nullable String label(ReadyFilter filter) {
        return TextFilter.equal(filter.label());
    }

    private static List<ReadyItem> items(List<ReadyRow> rows) {
        return rows.stream().map(ReadyRow::toItem).toList();
    }

    private static String texts(Collection<WorkItemId> ids) {
        return Json.write(ids.stream().map(WorkItemId::toString).toList());
    }

    private <T> T call(Function<ReadyWorkMapper, T> statement) {
        return sessions.with(ReadyWorkMapper.class, statement);
    }
}
