package dev.tracker.persistence;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether calls go to the database: one that finds it dead opens the circuit, and from then on none
 * tries until a probe has found it alive. Safe for several threads.
 */
final class Circuit {

    /** Only the probe closes it, so that no call pays for trying. */
    private static final Duration UNTIL_PROBED = Duration.ofDays(3_650);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "database",
            CircuitBreakerConfig.custom()
                    .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                    .slidingWindowSize(1)
                    .minimumNumberOfCalls(1)
                    .failureRateThreshold(100)
                    .waitDurationInOpenState(UNTIL_PROBED)
                    .build());

    boolean isClosed() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** Notes a call that found the database dead. */
    void open(Throwable fault) {
        breaker.onError(0, TimeUnit.NANOSECONDS, fault);
    }

    void close() {
        breaker.transitionToClosedState();
    }
}
