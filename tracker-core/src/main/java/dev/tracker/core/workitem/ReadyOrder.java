package dev.tracker.core.workitem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which ready work is taken up: by priority, then by how many open items wait for it,
 * directly or indirectly (more first), then by age.
 */
final class ReadyOrder {

    private final Map<WorkItemId, List<WorkItemId>> waiting = new HashMap<>();

    /** @param open the precedences between open items */
    ReadyOrder(Collection<Precedence> open) {
        open.forEach(edge ->
                waiting.computeIfAbsent(edge.first(), id -> new ArrayList<>()).add(edge.then()));
    }

    /** The items in that order. */
    List<ReadyItem> sorted(Collection<ReadyItem> items) {
        Map<WorkItemId, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.put(item.id(), countWaiting(item.id())));
        return items.stream()
                .sorted(Comparator.comparingInt(ReadyItem::priority)
                        .thenComparing(item -> -counts.getOrDefault(item.id(), 0))
                        .thenComparing(ReadyItem::createdAt)
                        .thenComparing(item -> item.id().value().toString()))
                .toList();
    }

    private int countWaiting(WorkItemId item) {
        Set<WorkItemId> seen = new HashSet<>();
        Deque<WorkItemId> queue = new ArrayDeque<>(waiting.getOrDefault(item, List.of()));
        while (!queue.isEmpty()) {
            WorkItemId next = queue.remove();
            if (seen.add(next)) {
                queue.addAll(waiting.getOrDefault(next, List.of()));
            }
        }
        return seen.size();
    }
}
