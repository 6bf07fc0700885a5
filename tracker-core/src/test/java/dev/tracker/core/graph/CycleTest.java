package dev.tracker.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CycleTest {

    @Test
    void namesTheShortestWayBack() {
        List<Edge<String>> edges = List.of(
                new Edge<>("b", "c"),
                new Edge<>("c", "d"),
                new Edge<>("d", "a"),
                new Edge<>("c", "a"),
                new Edge<>("d", "b"));

        assertThat(Cycle.through("a", List.of("b"), edges)).containsExactly("a", "b", "c");
    }

    @Test
    void findsTheSameOfTwoShortestWaysInWhicheverOrderTheEdgesCome() {
        List<Edge<String>> edges =
                List.of(new Edge<>("b", "d"), new Edge<>("b", "c"), new Edge<>("c", "a"), new Edge<>("d", "a"));
        List<Edge<String>> reversed = List.of(edges.get(3), edges.get(2), edges.get(1), edges.get(0));

        assertThat(Cycle.through("a", List.of("b"), edges))
                .isEqualTo(Cycle.through("a", List.of("b"), reversed))
                .containsExactly("a", "b", "c");
    }

    @Test
    void findsNoneWhereNoWayLeadsBack() {
        List<Edge<String>> edges = List.of(new Edge<>("b", "c"), new Edge<>("c", "b"));

        assertThat(Cycle.through("a", List.of("b"), edges)).isEmpty();
    }

    @Test
    void findsAStepBackAtOnce() {
        assertThat(Cycle.through("a", List.of("b"), List.of(new Edge<>("b", "a"))))
                .containsExactly("a", "b");
    }
}
