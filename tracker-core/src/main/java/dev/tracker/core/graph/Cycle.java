package dev.tracker.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the cycle that new edges would close. */
public final class Cycle {

    private Cycle() {}

    /**
     * The shortest way from {@code start} over one of {@code firstSteps} back to {@code start}. Of several that are
     * equally short, it is the same one in whichever order the edges come.
     *
     * @param edges every edge that can be reached from the first steps
     * @return the nodes in order, beginning with {@code start}; empty where there is no such way
     */
    public static <N> List<N> through(N start, Collection<N> firstSteps, Collection<Edge<N>> edges) {
        Map<N, List<N>> next = new HashMap<>();
        edges.forEach(edge ->
                next.computeIfAbsent(edge.from(), node -> new ArrayList<>()).add(edge.to()));
        next.values().forEach(followers -> followers.sort(Comparator.comparing(String::valueOf)));
        Map<N, N> cameFrom = new HashMap<>();
        firstSteps.forEach(node -> cameFrom.put(node, start));
        Deque<N> queue = new ArrayDeque<>(firstSteps);
        while (!queue.isEmpty()) {
            N node = queue.remove();
            if (node.equals(start)) {
                return wayBack(start, cameFrom);
            }
            for (N follower : next.getOrDefault(node, List.of())) {
                if (cameFrom.putIfAbsent(follower, node) == null) {
                    queue.add(follower);
                }
            }
        }
        return List.of();
    }

    private static <N> List<N> wayBack(N start, Map<N, N> cameFrom) {
        List<N> way = new ArrayList<>();
        N node = start;
        do {
            node = Objects.requireNonNull(cameFrom.get(node), "the search came from somewhere");
            way.add(node);
        } while (!node.equals(start));
        Collections.reverse(way);
        return way;
    }
}
