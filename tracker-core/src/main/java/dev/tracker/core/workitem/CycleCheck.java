package dev.tracker.core.workitem;

import dev.tracker.core.error.CycleException;
import dev.tracker.core.graph.Cycle;
import dev.tracker.core.graph.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Refuses changes by which an item would wait for itself. An item waits for those that its dependencies put before it
 * and for all items below it. Deleted and archived items count, for they may come back. Each check reads what can be
 * reached from the new link in one statement; the caller holds {@code WriteScope.STRUCTURE}, so that no other change
 * adds the other half of a cycle meanwhile.
 */
final class CycleCheck {

    private final WorkItemRepository items;
    private final DependencyRepository dependencies;

    CycleCheck(WorkItemRepository items, DependencyRepository dependencies) {
        this.items = items;
        this.dependencies = dependencies;
    }

    /** Refuses a dependency that closes a cycle. */
    void ofDependency(Precedence precedence) {
        refuse("dependency", List.of(precedence), dependencies.reachableFrom(precedence.then()), Map.of());
    }

    /** Refuses a move of an item to a parent that the item, or one below it, waits for or stands above. */
    void ofMove(WorkItem item, WorkItem parent) {
        if (parent.placement().isAtOrBelow(item.placement())) {
            List<WorkItemId> cycle = Arrays.stream(
                            parent.placement().path().substring(1).split("/"))
                    .map(id -> new WorkItemId(UUID.fromString(id)))
                    .dropWhile(id -> !id.equals(item.id()))
                    .toList();
            throw refusal("hierarchy", cycle, false, Map.of());
        }
        Precedence precedence = Precedence.ofChild(item.id(), parent.id());
        refuse("move", List.of(precedence), dependencies.reachableFrom(parent.id()), Map.of());
    }

    /** Refuses a new item below a parent that what the item depends on waits for. */
    void ofCreation(WorkItemId id, String title, WorkItem parent, Collection<WorkItem> before) {
        if (before.isEmpty()) {
            return;
        }
        List<Precedence> edges = new ArrayList<>(dependencies.reachableFrom(parent.id()));
        before.forEach(item -> edges.add(new Precedence(item.id(), id)));
        refuse("item", List.of(Precedence.ofChild(id, parent.id())), edges, Map.of(id, title));
    }

    /**
     * @param added the new links, all from the same item
     * @param reachable every precedence that can be reached from their other ends
     * @param titles those of items that are not stored yet
     */
    private void refuse(
            String relation, List<Precedence> added, List<Precedence> reachable, Map<WorkItemId, String> titles) {
        WorkItemId start = added.get(0).first();
        List<WorkItemId> cycle = Cycle.through(
                start,
                added.stream().map(Precedence::then).toList(),
                reachable.stream()
                        .map(precedence -> new Edge<>(precedence.first(), precedence.then()))
                        .toList());
        if (!cycle.isEmpty()) {
            Set<Precedence> all = new HashSet<>(reachable);
            all.addAll(added);
            throw refusal(relation, cycle, isByHierarchy(cycle, all), titles);
        }
    }

    /** Whether a step of the cycle is one that no dependency makes. */
    private static boolean isByHierarchy(List<WorkItemId> cycle, Set<Precedence> precedences) {
        for (int i = 0; i < cycle.size(); i++) {
            WorkItemId next = cycle.get((i + 1) % cycle.size());
            if (!precedences.contains(new Precedence(cycle.get(i), next))) {
                return true;
            }
        }
        return false;
    }

    private CycleException refusal(
            String relation, List<WorkItemId> cycle, boolean hierarchy, Map<WorkItemId, String> unstored) {
        Map<WorkItemId, String> titles = new HashMap<>(items.titles(cycle));
        titles.putAll(unstored);
        List<CycleException.Step> steps = cycle.stream()
                .map(id -> new CycleException.Step(id.toString(), titles.getOrDefault(id, id.toString())))
                .toList();
        return hierarchy ? CycleException.withParents(relation, steps) : new CycleException(relation, steps);
    }
}
