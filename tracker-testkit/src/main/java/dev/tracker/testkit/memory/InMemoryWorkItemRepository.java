package dev.tracker.testkit.memory;

import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.Ancestor;
import dev.tracker.core.workitem.DescendantCounts;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

final class InMemoryWorkItemRepository implements WorkItemRepository {

    /** Newest update first. */
    static final Listing<WorkItem> BY_UPDATE = new Listing<>(
            "work_items", true, item -> Listing.part(item.revision().updatedAt()) + Listing.THEN + item.id());

    private static final Comparator<WorkItem> LEVEL_BY_LEVEL =
            Comparator.<WorkItem>comparingInt(item -> item.placement().depth()).thenComparing(Items.BY_PRIORITY);

    private static final int SHOWN_KEYS = 3;

    private final InMemoryUnitOfWork units;
    private final Supplier<Instant> now;

    InMemoryWorkItemRepository(InMemoryUnitOfWork units, Supplier<Instant> now) {
        this.units = units;
        this.now = now;
    }

    @Override
    public Optional<WorkItem> find(WorkItemRef ref) {
        return units.ask(state -> Items.find(state, ref).map(item -> item.seenAt(now.get())));
    }

    @Override
    public Optional<WorkItem> findForUpdate(WorkItemRef ref) {
        return find(ref);
    }

    @Override
    public Map<WorkItemRef, WorkItem> findAll(Collection<WorkItemRef> refs) {
        Map<WorkItemRef, WorkItem> found = new LinkedHashMap<>();
        refs.forEach(ref -> find(ref).ifPresent(item -> found.put(ref, item)));
        return found;
    }

    @Override
    public Map<WorkItemId, String> titles(Collection<WorkItemId> ids) {
        return units.ask(state -> {
            Map<WorkItemId, String> titles = new LinkedHashMap<>();
            Items.all(state, ids)
                    .forEach(item -> titles.put(item.item().id(), item.item().title()));
            return titles;
        });
    }

    @Override
    public List<String> existingKeys(Collection<String> candidates) {
        return units.ask(state -> state.items.values().stream()
                .filter(StoredItem::isLive)
                .map(item -> item.item().key().value())
                .filter(candidates::contains)
                .sorted()
                .limit(SHOWN_KEYS)
                .toList());
    }

    @Override
    public WorkItem insert(WorkItem item) {
        return units.change(state -> {
            int length = item.key().value().length();
            WorkItem keyed = item.withKey(WorkItemKey.of(item.id(), length));
            while (state.keys.containsKey(keyed.key().value())) {
                keyed = item.withKey(WorkItemKey.of(item.id(), ++length));
            }
            state.keys.put(keyed.key().value(), keyed.id());
            Items.put(state, new StoredItem(keyed, null));
            return keyed;
        });
    }

    @Override
    public boolean update(WorkItem before, WorkItem after) {
        return units.change(state -> {
            StoredItem stored = state.items.get(before.id());
            if (stored == null || stored.isArchived() || stored.item().version() != before.version()) {
                return false;
            }
            Items.put(state, new StoredItem(after, stored.deletion()));
            if (!before.placement().equals(after.placement())) {
                moveBelow(state, before.placement().path(), after);
            }
            return true;
        });
    }

    private static void moveBelow(State state, String from, WorkItem moved) {
        String to = moved.placement().path();
        List<WorkItem> below = state.items.values().stream()
                .filter(item -> item.isBelow(from))
                .map(StoredItem::item)
                .sorted(Items.BY_LEVEL)
                .toList();
        for (WorkItem item : below) {
            String path = to + item.placement().path().substring(from.length());
            int depth = path.split("/", -1).length - 2;
            StoredItem stored = java.util.Objects.requireNonNull(state.items.get(item.id()));
            Items.put(
                    state,
                    stored.at(new dev.tracker.core.workitem.Placement(
                            item.placement().parentId(), path, depth)));
        }
    }

    @Override
    public int deepestDepth(WorkItem item) {
        return units.ask(state -> state.items.values().stream()
                .filter(other -> other.isAtOrBelow(item.placement().path()))
                .mapToInt(other -> other.item().placement().depth())
                .max()
                .orElseThrow());
    }

    @Override
    public List<WorkItem> liveSubtreeForUpdate(WorkItem item) {
        return held(
                other -> other.isLive() && other.isAtOrBelow(item.placement().path()));
    }

    @Override
    public List<WorkItem> deletedTogetherForUpdate(WorkItem item) {
        return units.ask(state -> {
            StoredItem asked = state.items.get(item.id());
            UUID deletion = asked == null ? null : asked.deletion();
            return deletion == null ? List.of() : held(other -> deletion.equals(other.deletion()));
        });
    }

    private List<WorkItem> held(Predicate<StoredItem> which) {
        return units.ask(state -> state.items.values().stream()
                .filter(which)
                .map(item -> item.seenAt(now.get()))
                .sorted(Items.BY_LEVEL)
                .toList());
    }

    @Override
    public void delete(List<WorkItem> items, UUID deletion, Instant at, String by) {
        change(items, item -> item.deleted(deletion, at, by));
    }

    @Override
    public void restore(List<WorkItem> items, Instant at, String by) {
        change(items, item -> item.restored(at, by));
    }

    private void change(List<WorkItem> items, java.util.function.UnaryOperator<StoredItem> change) {
        units.change(state -> {
            for (WorkItem item : items) {
                StoredItem stored = state.items.get(item.id());
                if (stored == null || stored.isArchived()) {
                    throw new IllegalStateException("an item held still is gone: " + item.id());
                }
                Items.put(state, change.apply(stored));
            }
            return items.size();
        });
    }

    @Override
    public List<Ancestor> ancestors(WorkItem item) {
        return units.ask(state -> Items.above(state, item.placement()).stream()
                .map(Items::ancestor)
                .toList());
    }

    @Override
    public List<WorkItemSummary> descendants(WorkItem item, int levels, int limit, boolean includeDeleted) {
        int maxDepth = item.placement().depth() + levels;
        return levelByLevel(
                other -> (includeDeleted || other.isLive())
                        && other.isBelow(item.placement().path())
                        && other.item().placement().depth() <= maxDepth,
                limit);
    }

    @Override
    public DescendantCounts countDescendants(WorkItem item) {
        return units.ask(state -> {
            List<ItemStatus> below = state.items.values().stream()
                    .filter(other ->
                            other.isLive() && other.isBelow(item.placement().path()))
                    .map(other -> other.item().status())
                    .toList();
            return new DescendantCounts(
                    below.size(),
                    count(below, ItemStatus.ACTIVE),
                    count(below, ItemStatus.COMPLETED),
                    count(below, ItemStatus.BLOCKED));
        });
    }

    private static long count(List<ItemStatus> statuses, ItemStatus wanted) {
        return statuses.stream().filter(status -> status == wanted).count();
    }

    @Override
    public List<WorkItemSummary> forest(int levels, int limit) {
        return levelByLevel(item -> item.isLive() && item.item().placement().depth() <= levels, limit);
    }

    private List<WorkItemSummary> levelByLevel(Predicate<StoredItem> which, int limit) {
        return units.ask(state -> Items.unarchived(state)
                .filter(which)
                .map(StoredItem::item)
                .sorted(LEVEL_BY_LEVEL)
                .limit(limit)
                .map(WorkItem::summary)
                .toList());
    }

    @Override
    public Page<WorkItem> list(WorkItemQuery query) {
        return units.ask(state -> {
            ItemFilter filter = ItemFilter.of(query);
            Instant time = now.get();
            Stream<WorkItem> found = Items.unarchived(state)
                    .map(item -> item.seenAt(time))
                    .filter(item -> query.includeDeleted() || !item.isDeleted())
                    .filter(filter::passes);
            String text = query.text();
            return text == null
                    ? BY_UPDATE.page(found.toList(), query.page())
                    : bestFirst(found.toList(), text, query.page());
        });
    }

    @Override
    public Page<WorkItemSummary> summaries(WorkItemQuery query) {
        return list(query).map(WorkItem::summary);
    }

    private static Page<WorkItem> bestFirst(List<WorkItem> items, String text, PageRequest page) {
        TextSearch search = new TextSearch(text);
        List<WorkItem> hits = items.stream()
                .filter(item -> search.place(item) != TextSearch.NOWHERE)
                .sorted(Comparator.comparingInt(search::place).thenComparing(BY_UPDATE.order()))
                .toList();
        List<WorkItem> shown =
                hits.stream().skip(page.offset()).limit(page.limit()).toList();
        boolean more = !shown.isEmpty() && page.offset() + (long) shown.size() < hits.size();
        return new Page<>(shown, hits.size(), page.limit(), page.offset(), more, null);
    }
}
