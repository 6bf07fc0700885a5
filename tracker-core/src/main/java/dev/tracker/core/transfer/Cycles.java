package dev.tracker.core.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for a cycle in a whole graph. */
final class Cycles {

    private Cycles() {}

    /**
     * The nodes of a cycle in order, the first one again at the end; empty where there is none. Takes time
     * and room in proportion to the graph.
     */
    static <N> List<N> find(Map<N, ? extends Collection<N>> next) {
        Set<N> tangled = tangled(next);
        if (tangled.isEmpty()) {
            return List.of();
        }
        // Whatever is left has something before it that is left: going back leads round.
        Map<N, N> before = new HashMap<>();
        next.forEach((node, followers) -> {
            if (tangled.contains(node)) {
                followers.stream().filter(tangled::contains).forEach(follower -> before.put(follower, node));
            }
        });
        Set<N> way = new LinkedHashSet<>();
        N node = before.keySet().iterator().next();
        while (way.add(node)) {
            node = before.get(node);
        }
        List<N> cycle = new ArrayList<>(way);
        cycle.subList(0, cycle.indexOf(node)).clear();
        cycle.add(node);
        Collections.reverse(cycle);
        return cycle;
    }

    /** What is left when again and again everything is taken away that nothing comes before. */
    private static <N> Set<N> tangled(Map<N, ? extends Collection<N>> next) {
        Map<N, Integer> waitsFor = new HashMap<>();
        next.forEach((node, followers) -> {
            waitsFor.putIfAbsent(node, 0);
            followers.forEach(follower -> waitsFor.merge(follower, 1, Integer::sum));
        });
        Deque<N> free = new ArrayDeque<>();
        waitsFor.forEach((node, count) -> {
            if (count == 0) {
                free.add(node);
            }
        });
        Set<N> left = new HashSet<>(waitsFor.keySet());
        while (!free.isEmpty()) {
            N node = free.remove();
            left.remove(node);
            Collection<N> followers = next.get(node);
            if (followers != null) {
                for (N follower : followers) {
                    if (waitsFor.merge(follower, -1, Integer::sum) == 0) {
                        free.add(follower);
                    }
                }
            }
        }
        return left;
    }
}
