package dev.tracker.persistence;

import dev.tracker.core.paging.Page;
import dev.tracker.core.workitem.Ancestor;
import dev.tracker.core.workitem.DescendantCounts;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemWords;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps work items by MyBatis. */
final class MyBatisWorkItemRepository implements WorkItemRepository {

    private static final int SHOWN_KEYS = 3;

    private final RecordSessions sessions;
    private final ItemLists lists;

    MyBatisWorkItemRepository(RecordSessions sessions) {
        this.sessions = sessions;
        this.lists = new ItemLists(sessions);
    }

    @Override
    public Optional<WorkItem> find(WorkItemRef ref) {
        return Optional.ofNullable(row(ref)).map(ItemRow::toItem);
    }

    @Override
    public Optional<WorkItem> findForUpdate(WorkItemRef ref) {
        ItemRow row = lockedRow(ref);
        if (row == null) {
            // What goes into the archive while it is waited for is in neither place of that statement's sight.
            row = lockedRow(ref);
        }
        return Optional.ofNullable(row != null && row.isTorn() ? row(ref) : row).map(ItemRow::toItem);
    }

    @Override
    public Map<WorkItemRef, WorkItem> findAll(Collection<WorkItemRef> refs) {
        List<WorkItemId> ids = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (WorkItemRef ref : refs) {
            WorkItemId id = ref.id();
            if (id == null) {
                keys.add(ref.key());
            } else {
                ids.add(id);
            }
        }
        Map<Object, WorkItem> found = new HashMap<>();
        if (!ids.isEmpty()) {
            items(read(mapper -> mapper.findAllById(Json.write(texts(ids)))))
                    .forEach(item -> found.put(item.id(), item));
        }
        if (!keys.isEmpty()) {
            items(read(mapper -> mapper.findAllByKey(Json.write(keys))))
                    .forEach(item -> found.put(item.key().value(), item));
        }
        Map<WorkItemRef, WorkItem> byRef = new LinkedHashMap<>();
        for (WorkItemRef ref : refs) {
            WorkItemId id = ref.id();
            WorkItem item = found.get(id == null ? ref.key() : id);
            if (item != null) {
                byRef.put(ref, item);
            }
        }
        return byRef;
    }

    @Override
    public Map<WorkItemId, String> titles(Collection<WorkItemId> ids) {
        Map<WorkItemId, String> titles = new LinkedHashMap<>();
        for (TitleRow row : read(mapper -> mapper.titles(Json.write(texts(ids))))) {
            titles.put(row.id(), row.title());
        }
        return titles;
    }

    @Override
    public List<String> existingKeys(Collection<String> candidates) {
        return read(mapper -> mapper.existingKeys(Json.write(List.copyOf(candidates)), SHOWN_KEYS));
    }

    @Override
    public WorkItem insert(WorkItem item) {
        for (int length = item.key().value().length(); length <= WorkItemKey.MAX_LENGTH; length++) {
            WorkItem keyed = item.withKey(WorkItemKey.of(item.id(), length));
            if (insertKeyed(keyed)) {
                return keyed;
            }
        }
        throw new IllegalStateException("every key of " + item.id() + " is another item's");
    }

    @Override
    public boolean update(WorkItem before, WorkItem after) {
        List<GitLink> known = before.git().gitLinks();
        List<GitLink> all = after.git().gitLinks();
        ItemRow row = ItemRow.of(after);
        return write(mapper -> {
            if (mapper.update(row, before.version()) == 0) {
                return false;
            }
            if (!before.labels().equals(after.labels())) {
                mapper.deleteLabels(row.id());
                mapper.insertLabels(row, labels(after));
            }
            if (all.size() > known.size()) {
                mapper.insertLinks(row, links(all.subList(known.size(), all.size())), known.size());
            }
            if (!before.placement().equals(after.placement())) {
                move(mapper, before, after);
            }
            if (!ItemWords.areSame(before, after)) {
                putText(after);
            }
            return true;
        });
    }

    @Override
    public int deepestDepth(WorkItem item) {
        return read(mapper -> mapper.deepestDepth(item.placement().path()));
    }

    @Override
    public List<WorkItem> liveSubtreeForUpdate(WorkItem item) {
        return locked(
                () -> read(mapper -> mapper.lockLiveSubtree(item.placement().path())));
    }

    @Override
    public List<WorkItem> deletedTogetherForUpdate(WorkItem item) {
        return locked(() -> read(mapper -> mapper.lockDeletedTogether(item.id())));
    }

    @Override
    public void delete(List<WorkItem> items, UUID deletion, Instant at, String by) {
        expectAll(items, write(mapper -> mapper.delete(ids(items), deletion, at, by)));
    }

    @Override
    public void restore(List<WorkItem> items, Instant at, String by) {
        expectAll(items, write(mapper -> mapper.restore(ids(items), at, by)));
    }

    @Override
    public List<Ancestor> ancestors(WorkItem item) {
        List<String> path = Arrays.asList(item.placement().path().substring(1).split("/"));
        List<String> above = path.subList(0, path.size() - 1);
        return read(mapper -> mapper.ancestors(Json.write(above))).stream()
                .map(AncestorRow::toAncestor)
                .toList();
    }

    @Override
    public List<WorkItemSummary> descendants(WorkItem item, int levels, int limit, boolean includeDeleted) {
        int maxDepth = item.placement().depth() + levels;
        return SummaryList.read(
                read(mapper -> mapper.descendants(item.placement().path(), maxDepth, includeDeleted, limit)));
    }

    @Override
    public DescendantCounts countDescendants(WorkItem item) {
        Map<String, Long> counts = new HashMap<>();
        for (CountRow row :
                read(mapper -> mapper.countDescendants(item.placement().path()))) {
            counts.put(row.name(), row.count());
        }
        return new DescendantCounts(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                count(counts, ItemStatus.ACTIVE),
                count(counts, ItemStatus.COMPLETED),
                count(counts, ItemStatus.BLOCKED));
    }

    @Override
    public List<WorkItemSummary> forest(int levels, int limit) {
        return SummaryList.read(read(mapper -> mapper.forest(levels, limit)));
    }

    @Override
    public Page<WorkItem> list(WorkItemQuery query) {
        return lists.whole(query);
    }

    @Override
    public Page<WorkItemSummary> summaries(WorkItemQuery query) {
        return lists.summaries(query);
    }

    private @Nullable ItemRow lockedRow(WorkItemRef ref) {
        WorkItemId id = ref.id();
        return read(mapper -> id == null ? mapper.lockByKey(ref.key()) : mapper.lockById(id));
    }

    private @Nullable ItemRow row(WorkItemRef ref) {
        WorkItemId id = ref.id();
        return read(mapper -> id == null ? mapper.findByKey(ref.key()) : mapper.findById(id));
    }

    /** Adds the item unless its key is another's. */
    private boolean insertKeyed(WorkItem item) {
        ItemRow row = ItemRow.of(item);
        JsonText labels = labels(item);
        JsonText links = links(item.git().gitLinks());
        return write(mapper -> {
            if (sessions.dialect() == Dialect.POSTGRESQL) {
                return mapper.insertWhole(row, labels, links, 0, ItemText.of(item)) == 1;
            }
            if (mapper.insertIdentity(row) == 0) {
                return false;
            }
            mapper.insertItem(row);
            if (!item.labels().isEmpty()) {
                mapper.insertLabels(row, labels);
            }
            if (!item.git().gitLinks().isEmpty()) {
                mapper.insertLinks(row, links, 0);
            }
            putText(item);
            return true;
        });
    }

    private void putText(WorkItem item) {
        sessions.with(WorkItemTextMapper.class, mapper -> mapper.put(item.id(), ItemText.of(item)));
    }

    private static JsonText labels(WorkItem item) {
        return JsonText.of(
                item.labels().stream().map(label -> Map.of("label", label)).toList());
    }

    private static JsonText links(List<GitLink> links) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (GitLink link : links) {
            entries.add(Map.of(
                    "kind", LowerCaseEnum.word(link.kind()),
                    "value", link.value(),
                    "linked_at", ColumnTypes.text(link.linkedAt()),
                    "linked_by", link.linkedBy()));
        }
        return JsonText.of(entries);
    }

    private static void move(WorkItemWriteMapper mapper, WorkItem before, WorkItem after) {
        String from = before.placement().path();
        String to = after.placement().path();
        int levels = after.placement().depth() - before.placement().depth();
        mapper.moveBelow(from, to, levels);
        mapper.moveArchivedBelow(from, to, levels);
    }

    /** What a locking statement gave, read again where a row changed while it was waited for. */
    private static List<WorkItem> locked(Supplier<List<ItemRow>> statement) {
        List<ItemRow> rows = statement.get();
        return items(rows.stream().anyMatch(ItemRow::isTorn) ? statement.get() : rows);
    }

    private static void expectAll(List<WorkItem> items, int changed) {
        if (changed != items.size()) {
            throw new IllegalStateException(items.size() + " items held still, but " + changed + " changed");
        }
    }

    private static long count(Map<String, Long> counts, ItemStatus status) {
        return counts.getOrDefault(LowerCaseEnum.word(status), 0L);
    }

    private static String ids(List<WorkItem> items) {
        return Json.write(texts(items.stream().map(WorkItem::id).toList()));
    }

    private static List<String> texts(Collection<WorkItemId> ids) {
        return ids.stream().map(WorkItemId::toString).toList();
    }

    private static List<WorkItem> items(List<ItemRow> rows) {
        return rows.stream().map(ItemRow::toItem).toList();
    }

    private <T extends @Nullable Object> T read(Function<WorkItemMapper, T> statement) {
        return sessions.with(WorkItemMapper.class, statement);
    }

    private <T> T write(Function<WorkItemWriteMapper, T> statements) {
        return sessions.with(WorkItemWriteMapper.class, statements);
    }
}
