package dev.tracker.persistence;

import dev.tracker.core.graph.Cycle;
import dev.tracker.core.graph.Edge;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.WorkItemId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds items that wait for each other without end, over dependencies and over parents, which wait for the items below
 * them. Today's rules refuse such links; earlier versions stored them.
 */
final class WaitingCycles {

    private static final int MAX_FINDINGS = 10;
    private static final int MAX_ITEMS = 12;

    private WaitingCycles() {}

    /** A finding for each cycle. Of cycles that share items, one is named until one of its links is removed. */
    static List<Finding> of(RecordSessions record) {
        return record.read(() -> {
            List<WaitingLinkRow> links = onCycles(record.with(WaitingCycleMapper.class, WaitingCycleMapper::links));
            List<List<WorkItemId>> cycles = cycles(links);
            Set<WorkItemId> named = new HashSet<>();
            cycles.forEach(named::addAll);
            Map<WorkItemId, CycleItemRow> items = named.isEmpty()
                    ? Map.of()
                    : record
                            .<WaitingCycleMapper, List<CycleItemRow>>with(
                                    WaitingCycleMapper.class,
                                    mapper -> mapper.items(Json.write(named.stream()
                                            .map(WorkItemId::toString)
                                            .toList())))
                            .stream()
                            .collect(Collectors.toMap(CycleItemRow::id, Function.identity()));
            return cycles.stream().map(cycle -> finding(cycle, links, items)).toList();
        });
    }

    /** Leaves out, again and again, what nothing comes before or nothing waits for. */
    private static List<WaitingLinkRow> onCycles(List<WaitingLinkRow> all) {
        List<WaitingLinkRow> links = all;
        int before;
        do {
            before = links.size();
            Set<WorkItemId> first = links.stream().map(WaitingLinkRow::first).collect(Collectors.toSet());
            Set<WorkItemId> then = links.stream().map(WaitingLinkRow::then).collect(Collectors.toSet());
            links = links.stream()
                    .filter(link -> then.contains(link.first()) && first.contains(link.then()))
                    .toList();
        } while (links.size() < before);
        return links;
    }

    private static List<List<WorkItemId>> cycles(List<WaitingLinkRow> links) {
        Map<WorkItemId, List<WorkItemId>> next = new HashMap<>();
        links.forEach(link ->
                next.computeIfAbsent(link.first(), any -> new ArrayList<>()).add(link.then()));
        List<Edge<WorkItemId>> edges = links.stream()
                .map(link -> new Edge<>(link.first(), link.then()))
                .toList();
        List<List<WorkItemId>> cycles = new ArrayList<>();
        Set<WorkItemId> named = new HashSet<>();
        for (WorkItemId start : next.keySet().stream()
                .sorted(Comparator.comparing(WorkItemId::value))
                .toList()) {
            if (cycles.size() < MAX_FINDINGS && !named.contains(start)) {
                List<WorkItemId> cycle = Cycle.through(start, next.getOrDefault(start, List.of()), edges);
                if (!cycle.isEmpty() && named.addAll(cycle)) {
                    cycles.add(cycle);
                }
            }
        }
        return cycles;
    }

    private static Finding finding(
            List<WorkItemId> cycle, List<WaitingLinkRow> links, Map<WorkItemId, CycleItemRow> items) {
        String way = cycle.stream()
                .limit(MAX_ITEMS)
                .map(id -> item(items, id).inWords())
                .collect(Collectors.joining(" → "));
        String message = "items wait for each other and can never be ready, in the order in which they would have to be"
                + " finished: " + way + (cycle.size() > MAX_ITEMS ? " → " + (cycle.size() - MAX_ITEMS) + " more" : "")
                + " → the first again (a parent waits for all items below it)";
        return Finding.wrong("dependencies", message, advice(cycle, links, items));
    }

    private static String advice(
            List<WorkItemId> cycle, List<WaitingLinkRow> links, Map<WorkItemId, CycleItemRow> items) {
        List<String> removals = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            WaitingLinkRow link = between(links, cycle.get(i), cycle.get((i + 1) % cycle.size()));
            if (link != null) {
                String first = item(items, link.first()).key().value();
                String then = item(items, link.then()).key().value();
                removals.add(
                        link.dependencyType() == DependencyType.BLOCKS
                                ? "'tracker work depend " + first + " --blocks " + then + " --remove'"
                                : "'tracker work depend " + then + " --on " + first + " --remove'");
            }
        }
        return "Remove a dependency that is not meant: "
                + removals.stream().limit(3).collect(Collectors.joining(", or "))
                + ". Or move an item to another parent with 'tracker work move'.";
    }

    /** The dependency between two items; null where only the hierarchy links them. */
    private static @Nullable WaitingLinkRow between(List<WaitingLinkRow> links, WorkItemId first, WorkItemId then) {
        return links.stream()
                .filter(link -> link.first().equals(first) && link.then().equals(then))
                .filter(link -> link.dependencyType() != null)
                .filter(link -> links.stream().noneMatch(other -> isParentOf(other, link)))
                .findFirst()
                .orElse(null);
    }

    /** Whether the hierarchy makes the same step, so that removing the dependency would not help. */
    private static boolean isParentOf(WaitingLinkRow other, WaitingLinkRow link) {
        return other.dependencyType() == null
                && other.first().equals(link.first())
                && other.then().equals(link.then());
    }

    private static CycleItemRow item(Map<WorkItemId, CycleItemRow> items, WorkItemId id) {
        return Objects.requireNonNull(items.get(id), "the links' ends are items");
    }
}
