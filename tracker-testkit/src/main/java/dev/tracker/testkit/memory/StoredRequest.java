package dev.tracker.testkit.memory;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that was begun.
 *
 * @param arguments in plain form, with numbers of one value equal
 * @param answer null while its unit of work runs
 */
record StoredRequest(
        String operation,
        @Nullable Object arguments,
        Instant at,
        @Nullable Map<String, Object> answer) {

    StoredRequest answered(Map<String, Object> first) {
        return new StoredRequest(operation, arguments, at, first);
    }
}
