package dev.tracker.testkit.memory;

import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyRepository;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.DependencyView;
import dev.tracker.core.workitem.Precedence;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

final class InMemoryDependencyRepository implements DependencyRepository {

    private static final Comparator<Dependency> OLDEST_FIRST = Comparator.comparing(Dependency::createdAt)
            .thenComparing(dependency -> dependency.sourceId().toString())
            .thenComparing(dependency -> dependency.targetId().toString())
            .thenComparing(Dependency::dependencyType);

    private final InMemoryUnitOfWork units;
    private final Supplier<Instant> now;

    InMemoryDependencyRepository(InMemoryUnitOfWork units, Supplier<Instant> now) {
        this.units = units;
        this.now = now;
    }

    @Override
    public int addAll(Collection<Dependency> dependencies) {
        return units.change(state -> {
            int before = state.dependencies.size();
            for (Dependency dependency : dependencies) {
                if (state.dependencies.stream().noneMatch(known -> isSame(known, dependency))) {
                    state.dependencies.add(dependency);
                }
            }
            return state.dependencies.size() - before;
        });
    }

    @Override
    public boolean remove(WorkItemId source, WorkItemId target, DependencyType type) {
        return units.change(state -> state.dependencies.removeIf(known -> known.dependencyType() == type
                && known.sourceId().equals(source)
                && known.targetId().equals(target)));
    }

    @Override
    public List<DependencyView> of(WorkItemId item) {
        return units.ask(state -> state.dependencies.stream()
                .filter(dependency -> dependency.sourceId().equals(item)
                        || dependency.targetId().equals(item))
                .sorted(OLDEST_FIRST)
                .map(dependency -> view(state, dependency, item))
                .toList());
    }

    @Override
    public Map<WorkItemId, List<RelatedItem>> blockersOf(Collection<WorkItemId> items) {
        return units.ask(state -> {
            Map<WorkItemId, List<RelatedItem>> blockers = new LinkedHashMap<>();
            for (WorkItemId item : items) {
                blockers.put(
                        item,
                        Items.before(state, item)
                                .filter(Items::isInTheWay)
                                .map(StoredItem::item)
                                .sorted(Items.BY_PRIORITY)
                                .map(WorkItem::related)
                                .toList());
            }
            return blockers;
        });
    }

    @Override
    public List<Precedence> reachableFrom(WorkItemId item) {
        return units.ask(state -> {
            Set<Precedence> reached = new LinkedHashSet<>();
            Set<WorkItemId> seen = new HashSet<>(Set.of(item));
            Deque<WorkItemId> queue = new ArrayDeque<>(seen);
            while (!queue.isEmpty()) {
                for (Precedence precedence : from(state, queue.remove())) {
                    reached.add(precedence);
                    if (seen.add(precedence.then())) {
                        queue.add(precedence.then());
                    }
                }
            }
            return List.copyOf(reached);
        });
    }

    private static List<Precedence> from(State state, WorkItemId item) {
        List<Precedence> next = new ArrayList<>();
        state.dependencies.stream()
                .map(Dependency::precedence)
                .filter(precedence -> precedence.first().equals(item))
                .forEach(next::add);
        Items.all(state, List.of(item))
                .map(stored -> stored.item().placement().parentId())
                .filter(Objects::nonNull)
                .forEach(parent -> next.add(Precedence.ofChild(item, parent)));
        return next;
    }

    @Override
    public List<WorkItemSummary> readyAround(WorkItem item) {
        return units.ask(state -> {
            Readiness readiness = new Readiness(state, now.get());
            Set<WorkItemId> around = new HashSet<>();
            Items.above(state, item.placement()).forEach(above -> around.add(above.id()));
            Items.waitingFor(state, item.id())
                    .forEach(waiting -> around.add(waiting.item().id()));
            return Items.all(state, around)
                    .filter(readiness::isReady)
                    .map(StoredItem::item)
                    .sorted(Items.BY_PRIORITY)
                    .map(WorkItem::summary)
                    .toList();
        });
    }

    private static DependencyView view(State state, Dependency dependency, WorkItemId item) {
        boolean outgoing = dependency.sourceId().equals(item);
        RelatedItem other = Items.related(state, outgoing ? dependency.targetId() : dependency.sourceId());
        return new DependencyView(
                dependency.sourceId(),
                dependency.targetId(),
                dependency.dependencyType(),
                dependency.createdAt(),
                dependency.createdBy(),
                Objects.requireNonNull(other, "both ends exist"));
    }

    static boolean isSame(Dependency one, Dependency other) {
        return one.dependencyType() == other.dependencyType()
                && one.sourceId().equals(other.sourceId())
                && one.targetId().equals(other.targetId());
    }
}
