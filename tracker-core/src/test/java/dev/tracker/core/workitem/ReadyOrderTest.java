package dev.tracker.core.workitem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadyOrderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void goesByPriorityThenByWhoWaitsThenByAge() {
        ReadyItem urgent = item(1, 1, 50);
        ReadyItem wanted = item(2, 3, 40);
        ReadyItem old = item(3, 3, 10);
        ReadyItem young = item(4, 3, 20);
        List<Precedence> open = List.of(edge(2, 10), edge(10, 11), edge(3, 10));

        assertThat(new ReadyOrder(open).sorted(List.of(young, old, wanted, urgent)))
                .containsExactly(urgent, old, wanted, young);
    }

    @Test
    void countsEveryoneWhoWaitsIndirectlyOnce() {
        ReadyItem two = item(1, 3, 50);
        ReadyItem three = item(2, 3, 60);
        List<Precedence> open = List.of(edge(1, 10), edge(1, 11), edge(2, 12), edge(12, 13), edge(2, 13), edge(13, 14));

        assertThat(new ReadyOrder(open).sorted(List.of(two, three))).containsExactly(three, two);
    }

    private static ReadyItem item(int number, int priority, int minute) {
        return new ReadyItem(id(number), priority, NOW.plusSeconds(60L * minute));
    }

    private static Precedence edge(int first, int then) {
        return new Precedence(id(first), id(then));
    }

    private static WorkItemId id(int number) {
        return new WorkItemId(new UUID(0, number));
    }
}
