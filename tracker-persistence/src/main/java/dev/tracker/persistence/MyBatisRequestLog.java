package dev.tracker.persistence;

import dev.tracker.core.change.RequestLog;
import dev.tracker.core.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers requests by MyBatis. */
final class MyBatisRequestLog implements RequestLog {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofDays(1);

    private final RecordSessions sessions;
    private final AtomicReference<Instant> nextCleaning = new AtomicReference<>(Instant.MIN);

    MyBatisRequestLog(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Map<String, Object>> begin(
            UUID requestId, String operation, Map<String, Object> arguments, Instant now) {
        String digest = ArgumentsDigest.of(arguments);
        return sessions.with(RequestMapper.class, mapper -> {
            clean(mapper, now);
            if (mapper.claim(requestId, operation, digest, now) == 1) {
                return Optional.empty();
            }
            return Optional.of(answer(requestId, operation, digest, mapper.get(requestId)));
        });
    }

    @Override
    public Optional<Map<String, Object>> find(UUID requestId, String operation, Map<String, Object> arguments) {
        RequestRow first = sessions.<RequestMapper, @Nullable RequestRow>with(
                RequestMapper.class, mapper -> mapper.find(requestId));
        return first == null
                ? Optional.empty()
                : Optional.of(answer(requestId, operation, ArgumentsDigest.of(arguments), first));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answer(UUID requestId, String operation, String digest, RequestRow first) {
        if (!first.operation().equals(operation) || !first.argumentsDigest().equals(digest)) {
            throw ValidationException.of(
                    "request_id",
                    "was used for another request; repeat that one as it was, or take a new id",
                    requestId.toString());
        }
        if (first.answer() == null) {
            throw new IllegalStateException("a request was begun twice in one unit of work: " + requestId);
        }
        return (Map<String, Object>) (Map<String, ?>) first.answer().object();
    }

    /** What a failing write cleans away comes back with it, and goes on the next day. */
    private void clean(RequestMapper mapper, Instant now) {
        Instant due = nextCleaning.get();
        if (now.isAfter(due) && nextCleaning.compareAndSet(due, now.plus(BETWEEN_CLEANINGS))) {
            mapper.forget(now.minus(KEPT));
        }
    }

    @Override
    public void complete(UUID requestId, Map<String, Object> answer) {
        JsonText text = JsonText.of(answer);
        sessions.with(RequestMapper.class, mapper -> mapper.answer(requestId, text));
    }
}
