package dev.tracker.persistence;

import dev.tracker.core.archive.ArchiveCandidate;
import dev.tracker.core.archive.ArchiveCount;
import dev.tracker.core.archive.ArchiveRepository;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.paging.Page;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Keeps archived items by MyBatis. */
final class MyBatisArchiveRepository implements ArchiveRepository {

    private final RecordSessions sessions;
    private final ArchivedLists lists;

    MyBatisArchiveRepository(RecordSessions sessions) {
        this.sessions = sessions;
        this.lists = new ArchivedLists(sessions);
    }

    @Override
    public List<ArchiveCount> count(Instant before) {
        return call(mapper -> mapper.count(before));
    }

    @Override
    public List<WorkItemId> candidates(Instant before, int limit) {
        return call(mapper -> mapper.candidates(before, limit));
    }

    @Override
    public List<ArchiveCandidate> hold(Collection<WorkItemId> ids) {
        return call(mapper -> mapper.hold(texts(ids)));
    }

    @Override
    public Set<WorkItemId> parentsOfOthers(Collection<WorkItemId> ids) {
        return new HashSet<>(call(mapper -> mapper.parentsOfOthers(texts(ids))));
    }

    @Override
    public void archive(List<WorkItemId> ids, Instant at) {
        String texts = texts(ids);
        expectAll(ids.size(), call(mapper -> mapper.putAside(texts, at)));
        expectAll(ids.size(), call(mapper -> mapper.takeOut(texts)));
    }

    @Override
    public List<WorkItem> around(WorkItemId id) {
        return call(mapper -> mapper.around(id)).stream().map(ItemRow::toItem).toList();
    }

    @Override
    public void restore(List<WorkItem> items) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (WorkItem item : items) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", item.id().toString());
            entry.put("path", item.placement().path());
            entry.put("depth", item.placement().depth());
            entry.put("updated_at", ColumnTypes.text(item.revision().updatedAt()));
            entry.put("updated_by", item.revision().updatedBy());
            entries.add(entry);
        }
        String texts = texts(items.stream().map(WorkItem::id).toList());
        expectAll(items.size(), call(mapper -> mapper.putBack(JsonText.of(entries))));
        expectAll(items.size(), call(mapper -> mapper.takeBack(texts)));
    }

    @Override
    public Page<ArchivedSummary> summaries(ArchivedQuery query) {
        return lists.summaries(query);
    }

    @Override
    public Page<WorkItem> list(ArchivedQuery query) {
        return lists.whole(query);
    }

    @Override
    public boolean beginRun(Instant now, Instant last) {
        return call(mapper -> mapper.beginRun(now, last)) == 1;
    }

    private static void expectAll(int items, int moved) {
        if (moved != items) {
            throw new IllegalStateException(items + " items to be moved, but " + moved + " were");
        }
    }

    private static String texts(Collection<WorkItemId> ids) {
        return Json.write(ids.stream().map(WorkItemId::toString).toList());
    }

    private <T> T call(Function<ArchiveMapper, T> statement) {
        return sessions.with(ArchiveMapper.class, mapper -> {
            NeedsDatabase.check(sessions, "use the archive");
            return statement.apply(mapper);
        });
    }
}
