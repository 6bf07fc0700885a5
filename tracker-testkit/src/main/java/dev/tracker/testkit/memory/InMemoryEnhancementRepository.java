package dev.tracker.testkit.memory;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.enhancement.EnhancementRepository;
import dev.tracker.core.graph.Edge;
import dev.tracker.core.paging.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class InMemoryEnhancementRepository implements EnhancementRepository {

    /** By priority, then title. */
    static final Listing<Enhancement> BY_PRIORITY = new Listing<>(
            "enhancements",
            false,
            enhancement -> Listing.part(enhancement.priority())
                    + Listing.THEN
                    + enhancement.title()
                    + Listing.THEN
                    + enhancement.id());

    private final InMemoryUnitOfWork units;

    InMemoryEnhancementRepository(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public Optional<Enhancement> find(EnhancementId id) {
        return units.ask(state -> Optional.ofNullable(state.enhancements.get(id)));
    }

    @Override
    public Optional<Enhancement> findForUpdate(EnhancementId id) {
        return find(id);
    }

    @Override
    public Map<EnhancementId, String> titles(Collection<EnhancementId> ids) {
        return units.ask(state -> {
            Map<EnhancementId, String> titles = new LinkedHashMap<>();
            ids.forEach(id -> {
                Enhancement enhancement = state.enhancements.get(id);
                if (enhancement != null) {
                    titles.put(id, enhancement.title());
                }
            });
            return titles;
        });
    }

    @Override
    public List<Edge<EnhancementId>> needsReachableFrom(Collection<EnhancementId> ids) {
        return units.ask(state -> {
            List<Edge<EnhancementId>> edges = new ArrayList<>();
            Set<EnhancementId> seen = new HashSet<>(ids);
            Deque<EnhancementId> queue = new ArrayDeque<>(seen);
            while (!queue.isEmpty()) {
                EnhancementId next = queue.remove();
                for (EnhancementId need : needs(state, next)) {
                    edges.add(new Edge<>(next, need));
                    if (seen.add(need)) {
                        queue.add(need);
                    }
                }
            }
            return edges;
        });
    }

    private static List<EnhancementId> needs(State state, EnhancementId id) {
        Enhancement enhancement = state.enhancements.get(id);
        return enhancement == null ? List.of() : enhancement.dependsOn();
    }

    @Override
    public void insert(Enhancement enhancement) {
        units.change(state -> {
            state.enhancements.put(enhancement.id(), enhancement);
            return enhancement;
        });
    }

    @Override
    public boolean update(Enhancement before, Enhancement after) {
        return units.change(state -> {
            Enhancement stored = state.enhancements.get(before.id());
            boolean current = stored != null && stored.version() == before.version();
            if (current) {
                state.enhancements.put(after.id(), after);
            }
            return current;
        });
    }

    @Override
    public Page<Enhancement> list(EnhancementQuery query) {
        return units.ask(state -> {
            List<Enhancement> found = state.enhancements.values().stream()
                    .filter(enhancement -> passes(enhancement, query))
                    .toList();
            return BY_PRIORITY.page(found, query.page());
        });
    }

    private static boolean passes(Enhancement enhancement, EnhancementQuery query) {
        return (query.priority() == null || enhancement.priority() == query.priority())
                && (query.status() == null || enhancement.status() == query.status())
                && (query.targetQuarter() == null || query.targetQuarter().equals(enhancement.targetQuarter()))
                && (query.principle() == null
                        || enhancement.requiresConstitutionalPrinciples().contains(query.principle()));
    }
}
