package dev.tracker.core.change;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Remembers answered requests, for 30 days, so that one which is repeated is not done again. */
public interface RequestLog {

    /**
     * Claims the request's id in the running unit of work; a unique index decides, and waits for
     * another unit that has claimed it and is not finished.
     *
     * @param operation what is asked, and {@code arguments} with which values
     * @return the first answer, where the same request was answered before
     * @throws dev.tracker.core.error.ValidationException if the id was used for another request
     */
    Optional<Map<String, Object>> begin(UUID requestId, String operation, Map<String, Object> arguments, Instant now);

    /**
     * The answer of a request that was answered, without claiming its id.
     *
     * @throws dev.tracker.core.error.ValidationException if the id was used for another request
     */
    Optional<Map<String, Object>> find(UUID requestId, String operation, Map<String, Object> arguments);

    /** Keeps the answer of a request begun in the running unit of work. */
    void complete(UUID requestId, Map<String, Object> answer);
}
