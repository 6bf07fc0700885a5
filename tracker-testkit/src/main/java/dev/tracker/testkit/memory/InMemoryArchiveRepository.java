package dev.tracker.testkit.memory;

import dev.tracker.core.archive.ArchiveCandidate;
import dev.tracker.core.archive.ArchiveCount;
import dev.tracker.core.archive.ArchiveRepository;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.ArchivedSummary;
import dev.tracker.core.paging.Page;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryArchiveRepository implements ArchiveRepository {

    /** Newest archiving first. */
    private static final Listing<WorkItem> BY_ARCHIVING = new Listing<>(
            "archived_work_items", true, item -> Listing.part(archivedAt(item)) + Listing.THEN + item.id());

    private final InMemoryUnitOfWork units;
    private final Supplier<Instant> now;

    InMemoryArchiveRepository(InMemoryUnitOfWork units, Supplier<Instant> now) {
        this.units = units;
        this.now = now;
    }

    @Override
    public List<ArchiveCount> count(Instant before) {
        return units.ask(state -> {
            Map<ItemType, Map<ItemStatus, Long>> counts = still(state, before)
                    .collect(Collectors.groupingBy(
                            WorkItem::itemType, Collectors.groupingBy(WorkItem::status, Collectors.counting())));
            List<ArchiveCount> rows = new ArrayList<>();
            counts.forEach((type, byStatus) ->
                    byStatus.forEach((status, count) -> rows.add(new ArchiveCount(type, status, count))));
            return rows;
        });
    }

    @Override
    public List<WorkItemId> candidates(Instant before, int limit) {
        return units.ask(state -> still(state, before)
                .sorted(Comparator.<WorkItem>comparingInt(
                                item -> -item.placement().depth())
                        .thenComparing(Items.BY_ID))
                .limit(limit)
                .map(WorkItem::id)
                .toList());
    }

    @Override
    public List<ArchiveCandidate> hold(Collection<WorkItemId> ids) {
        return units.ask(state -> Items.all(state, ids)
                .filter(item -> !item.isArchived())
                .map(StoredItem::item)
                .sorted(Items.BY_ID)
                .map(InMemoryArchiveRepository::candidate)
                .toList());
    }

    @Override
    public Set<WorkItemId> parentsOfOthers(Collection<WorkItemId> ids) {
        return units.ask(state -> Items.unarchived(state)
                .map(StoredItem::item)
                .filter(item -> item.placement().parentId() != null
                        && ids.contains(item.placement().parentId())
                        && !ids.contains(item.id()))
                .map(item -> Objects.requireNonNull(item.placement().parentId()))
                .collect(Collectors.toCollection(HashSet::new)));
    }

    @Override
    public void archive(List<WorkItemId> ids, Instant at) {
        units.change(state -> {
            List<StoredItem> moved =
                    Items.all(state, ids).filter(item -> !item.isArchived()).toList();
            expectAll(ids.size(), moved.size());
            moved.forEach(item -> Items.put(state, item.archived(at)));
            return ids.size();
        });
    }

    @Override
    public List<WorkItem> around(WorkItemId id) {
        return units.ask(state -> {
            Set<WorkItemId> around = new HashSet<>();
            addAbove(state, id, around);
            addBelow(state, id, around);
            Instant time = now.get();
            return Items.all(state, around)
                    .map(item -> item.seenAt(time))
                    .sorted(Items.BY_LEVEL)
                    .toList();
        });
    }

    private static void addAbove(State state, WorkItemId id, Set<WorkItemId> found) {
        StoredItem item = state.items.get(id);
        if (item != null && item.isArchived()) {
            found.add(id);
            WorkItemId parent = item.item().placement().parentId();
            if (parent != null) {
                addAbove(state, parent, found);
            }
        }
    }

    private static void addBelow(State state, WorkItemId id, Set<WorkItemId> found) {
        Items.archived(state)
                .map(StoredItem::item)
                .filter(item -> id.equals(item.placement().parentId()))
                .forEach(item -> {
                    found.add(item.id());
                    addBelow(state, item.id(), found);
                });
    }

    @Override
    public void restore(List<WorkItem> items) {
        units.change(state -> {
            List<WorkItemId> ids = items.stream().map(WorkItem::id).toList();
            expectAll(items.size(), (int)
                    Items.all(state, ids).filter(StoredItem::isArchived).count());
            items.forEach(item -> Items.put(state, new StoredItem(item, null)));
            return items.size();
        });
    }

    @Override
    public Page<ArchivedSummary> summaries(ArchivedQuery query) {
        return list(query).map(item -> new ArchivedSummary(item.summary(), archivedAt(item)));
    }

    @Override
    public Page<WorkItem> list(ArchivedQuery query) {
        return units.ask(state -> {
            ItemFilter filter = ItemFilter.of(query);
            Instant time = now.get();
            List<WorkItem> found = Items.archived(state)
                    .map(item -> item.seenAt(time))
                    .filter(filter::passes)
                    .filter(item ->
                            query.archivedSince() == null || !archivedAt(item).isBefore(query.archivedSince()))
                    .toList();
            return BY_ARCHIVING.page(found, query.page());
        });
    }

    @Override
    public boolean beginRun(Instant at, Instant last) {
        return units.change(state -> {
            boolean due = !state.lastArchiving.isAfter(last);
            if (due) {
                state.lastArchiving = at;
            }
            return due;
        });
    }

    /** The items that have lain still since before this time, as has all that is live or deleted below them. */
    private static Stream<WorkItem> still(State state, Instant before) {
        Set<WorkItemId> kept = new HashSet<>();
        Items.unarchived(state)
                .filter(item -> !isStill(state, item.item(), before))
                .forEach(item -> {
                    kept.add(item.item().id());
                    Items.above(state, item.item().placement()).forEach(above -> kept.add(above.id()));
                });
        return Items.unarchived(state).map(StoredItem::item).filter(item -> !kept.contains(item.id()));
    }

    private static boolean isStill(State state, WorkItem item, Instant before) {
        return !item.isDeleted()
                && item.revision().createdAt().isBefore(before)
                && item.revision().updatedAt().isBefore(before)
                && !item.id().equals(state.configuration.currentSessionId());
    }

    private static ArchiveCandidate candidate(WorkItem item) {
        return new ArchiveCandidate(
                item.id(),
                item.placement().parentId(),
                item.placement().depth(),
                item.itemType(),
                item.status(),
                item.version(),
                item.revision().createdAt(),
                item.revision().updatedAt(),
                item.deletedAt());
    }

    private static Instant archivedAt(WorkItem item) {
        return Objects.requireNonNull(item.archivedAt(), "of an archived item");
    }

    private static void expectAll(int items, int moved) {
        if (moved != items) {
            throw new IllegalStateException(items + " items to be moved, but " + moved + " were");
        }
    }
}
