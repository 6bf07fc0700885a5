package dev.tracker.core.entity;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.json.UnicodeText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a change, and under which request.
 *
 * @param actor 1 to 100 characters: a client's identifier or a person's name
 * @param requestId the caller's own id of this request; a repeated call with the same id gets the
 *     first answer and changes nothing. Null: one is made.
 */
public record Caller(String actor, @Nullable UUID requestId) {

    public static final int MAX_ACTOR = 100;

    public Caller {
        actor = actor.strip();
        String fault = UnicodeText.fault(actor);
        if (fault != null) {
            throw ValidationException.of("actor", fault, null);
        }
        if (actor.isEmpty() || UnicodeText.length(actor) > MAX_ACTOR) {
            throw ValidationException.of("actor", "must have 1 to " + MAX_ACTOR + " characters", actor);
        }
    }

    /** A caller whose requests are not repeated. */
    public static Caller named(String actor) {
        return new Caller(actor, null);
    }

    /** The same caller under a request id. */
    public Caller withRequest(@Nullable UUID id) {
        return new Caller(actor, id);
    }
}
