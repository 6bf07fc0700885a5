package dev.tracker.testkit.memory;

import dev.tracker.core.workitem.Ancestor;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What several ports ask of the items of a state. */
final class Items {

    static final Comparator<WorkItem> BY_ID =
            Comparator.comparing(item -> item.id().toString());

    static final Comparator<WorkItem> BY_AGE = Comparator.<WorkItem, java.time.Instant>comparing(
                    item -> item.revision().createdAt())
            .thenComparing(BY_ID);

    static final Comparator<WorkItem> BY_PRIORITY =
            Comparator.comparingInt(WorkItem::priority).thenComparing(BY_AGE);

    /** A parent before its children. */
    static final Comparator<WorkItem> BY_LEVEL = Comparator.<WorkItem>comparingInt(
                    item -> item.placement().depth())
            .thenComparing(item -> item.placement().path());

    private Items() {}

    static Optional<StoredItem> find(State state, WorkItemRef ref) {
        WorkItemId id = ref.id() == null ? state.keys.get(ref.key()) : ref.id();
        return Optional.ofNullable(id == null ? null : state.items.get(id));
    }

    /** Items that are not archived: live and deleted. */
    static Stream<StoredItem> unarchived(State state) {
        return state.items.values().stream().filter(item -> !item.isArchived());
    }

    static Stream<StoredItem> archived(State state) {
        return state.items.values().stream().filter(StoredItem::isArchived);
    }

    /** Those of these ids that there are, in no order. */
    static Stream<StoredItem> all(State state, Collection<WorkItemId> ids) {
        return state.items.values().stream()
                .filter(item -> ids.contains(item.item().id()));
    }

    static void put(State state, StoredItem item) {
        state.items.put(item.item().id(), item);
    }

    /** The items above one of this place, root first. */
    static List<WorkItem> above(State state, Placement placement) {
        List<String> path = List.of(placement.path().substring(1).split("/", -1));
        return path.subList(0, path.size() - 1).stream()
                .map(id -> state.items.get(new WorkItemId(UUID.fromString(id))))
                .filter(java.util.Objects::nonNull)
                .map(StoredItem::item)
                .toList();
    }

    static Ancestor ancestor(WorkItem item) {
        return new Ancestor(
                item.id(),
                item.key(),
                item.itemType(),
                item.title(),
                item.status(),
                item.placement().depth());
    }

    static @Nullable RelatedItem related(State state, WorkItemId id) {
        StoredItem item = state.items.get(id);
        return item == null ? null : item.item().related();
    }

    /** The items that must be finished before this one, whatever the type of the dependency. */
    static Stream<StoredItem> before(State state, WorkItemId item) {
        return state.dependencies.stream()
                .map(Dependency::precedence)
                .filter(precedence -> precedence.then().equals(item))
                .map(precedence -> state.items.get(precedence.first()))
                .distinct();
    }

    /** The items that wait for this one. */
    static Stream<StoredItem> waitingFor(State state, WorkItemId item) {
        return state.dependencies.stream()
                .map(Dependency::precedence)
                .filter(precedence -> precedence.first().equals(item))
                .map(precedence -> state.items.get(precedence.then()))
                .distinct();
    }

    /** Whether what waits for this item has to: it is neither completed nor deleted, wherever it is kept. */
    static boolean isInTheWay(StoredItem item) {
        return item.item().status().isOpen() && !item.item().isDeleted();
    }
}
