package dev.tracker.testkit.memory;

import dev.tracker.core.change.RequestLog;
import dev.tracker.core.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

final class InMemoryRequestLog implements RequestLog {

    private static final Duration KEPT = Duration.ofDays(30);

    private final InMemoryUnitOfWork units;

    InMemoryRequestLog(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public Optional<Map<String, Object>> begin(
            UUID requestId, String operation, Map<String, Object> arguments, Instant now) {
        return units.change(state -> {
            state.requests.values().removeIf(request -> request.at().isBefore(now.minus(KEPT)));
            StoredRequest first = state.requests.get(requestId);
            if (first == null) {
                state.requests.put(requestId, new StoredRequest(operation, PlainForm.comparable(arguments), now, null));
                return Optional.<Map<String, Object>>empty();
            }
            return Optional.of(answer(requestId, first, operation, arguments));
        });
    }

    @Override
    public Optional<Map<String, Object>> find(UUID requestId, String operation, Map<String, Object> arguments) {
        return units.ask(state -> Optional.ofNullable(state.requests.get(requestId))
                .map(first -> answer(requestId, first, operation, arguments)));
    }

    @Override
    public void complete(UUID requestId, Map<String, Object> answer) {
        units.change(state -> Optional.ofNullable(
                state.requests.computeIfPresent(requestId, (id, request) -> request.answered(PlainForm.of(answer)))));
    }

    private static Map<String, Object> answer(
            UUID requestId, StoredRequest first, String operation, Map<String, Object> arguments) {
        boolean same = first.operation().equals(operation)
                && Objects.equals(first.arguments(), PlainForm.comparable(arguments));
        if (!same) {
            throw ValidationException.of(
                    "request_id",
                    "was used for another request; repeat that one as it was, or take a new id",
                    requestId.toString());
        }
        Map<String, Object> answer = first.answer();
        if (answer == null) {
            throw new IllegalStateException("a request was begun twice in one unit of work: " + requestId);
        }
        return answer;
    }
}
