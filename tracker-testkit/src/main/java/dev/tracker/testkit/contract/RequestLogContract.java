package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.RequestLog;
import dev.tracker.core.error.ValidationException;
import dev.tracker.testkit.SeveralConnections;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link RequestLog} promises. It needs the unit of work besides. */
public abstract class RequestLogContract extends PortsContract {

    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final Map<String, Object> ANSWER =
            Map.of("done", true, "notes", List.of("Grüße", 1L, new BigDecimal("2.50")));

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void givesARepeatedRequestItsFirstAnswer() {
        assertThat(request(ID, "Create", Map.of("a", 1), NOW)).isEmpty();

        assertThat(request(ID, "Create", Map.of("a", 1), NOW.plusSeconds(60))).contains(ANSWER);
        assertThat(done).hasValue(1);
    }

    @Test
    void refusesAnIdThatWasUsedForAnotherRequest() {
        request(ID, "Create", Map.of("a", 1), NOW);

        for (Callable<?> other : List.<Callable<?>>of(
                () -> request(ID, "Create", Map.of("a", 2), NOW),
                () -> request(ID, "Update", Map.of("a", 1), NOW),
                () -> ports().requests().find(ID, "Create", Map.of("a", 2)))) {
            assertThatThrownBy(other::call)
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.violations().get(0).field()).isEqualTo("request_id"));
        }
    }

    @Test
    void knowsArgumentsAgainInAnyOrderAndSpelling() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("b", Map.of("x", 1));
        arguments.put("a", List.of("1", 2.50));
        Map<String, Object> reordered = new LinkedHashMap<>();
        reordered.put("a", List.of("1", new BigDecimal("2.5")));
        reordered.put("b", Map.of("x", 1L));
        request(ID, "Create", arguments, NOW);

        assertThat(request(ID, "Create", reordered, NOW)).contains(ANSWER);
        assertThatThrownBy(() -> request(ID, "Create", Map.of("a", List.of(1, 2.5), "b", Map.of("x", 1)), NOW))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void findsAnAnswerWithoutClaimingTheId() {
        assertThat(ports().requests().find(ID, "Create", Map.of())).isEmpty();

        request(ID, "Create", Map.of(), NOW);

        assertThat(ports().requests().find(ID, "Create", Map.of())).contains(ANSWER);
        assertThat(ports().requests().find(OTHER, "Create", Map.of())).isEmpty();
    }

    @Test
    void forgetsARequestThatWasRefused() {
        assertThatThrownBy(() -> write(() -> {
                    ports().requests().begin(ID, "Create", Map.of("a", 1), NOW);
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(request(ID, "Create", Map.of("a", 2), NOW)).isEmpty();
    }

    @Test
    @SeveralConnections
    void doesARequestOnceThatComesSeveralTimesAtOnce() {
        List<Boolean> first = Threads.runAll(Collections.nCopies(
                6, () -> request(ID, "Create", Map.of(), NOW).isEmpty()));

        assertThat(first).containsOnlyOnce(true);
        assertThat(done).hasValue(1);
    }

    @Test
    void keepsARequestForThirtyDays() {
        request(ID, "Create", Map.of(), NOW);
        request(OTHER, "Create", Map.of(), NOW.plus(Duration.ofDays(29)));

        assertThat(ports().requests().find(ID, "Create", Map.of())).isPresent();
    }

    /** It may be a day until somebody looks. */
    @Test
    void forgetsARequestThatIsOlder() {
        request(ID, "Create", Map.of(), NOW);

        request(OTHER, "Create", Map.of(), NOW.plus(Duration.ofDays(32)));

        assertThat(ports().requests().find(ID, "Create", Map.of())).isEmpty();
        assertThat(ports().requests().find(OTHER, "Create", Map.of())).isPresent();
    }

    private Optional<Map<String, Object>> request(
            UUID id, String operation, Map<String, Object> arguments, Instant now) {
        return write(() -> {
            Optional<Map<String, Object>> first = ports().requests().begin(id, operation, arguments, now);
            if (first.isEmpty()) {
                done.incrementAndGet();
                ports().requests().complete(id, ANSWER);
            }
            return first;
        });
    }
}
