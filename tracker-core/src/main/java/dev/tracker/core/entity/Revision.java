package dev.tracker.core.entity;

import dev.tracker.core.error.StaleVersionException;
import dev.tracker.core.validation.Require;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which state of an entity this is, and who brought it about.
 *
 * @param version 1 at creation, one more with every successful change
 */
public record Revision(long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy) {

    public Revision {
        Require.that(version >= 1, "version");
        Require.text("created_by", createdBy, 1, Caller.MAX_ACTOR);
        Require.text("updated_by", updatedBy, 1, Caller.MAX_ACTOR);
    }

    /** The first state of an entity. */
    public static Revision first(String actor, Instant now) {
        return new Revision(1, now, actor, now, actor);
    }

    /** The state after this one. */
    public Revision next(String actor, Instant now) {
        return new Revision(version + 1, createdAt, createdBy, now, actor);
    }

    /**
     * Lets an update pass that is based on this state.
     *
     * @param subject the entity as its reader knows it, to begin a sentence with
     * @param changedFields what changed since {@code expected}; asked only for a refusal
     * @throws StaleVersionException if it is based on another
     */
    public void expect(long expected, String subject, Supplier<List<String>> changedFields) {
        if (expected != version) {
            throw new StaleVersionException(subject, expected, version, updatedBy, updatedAt, changedFields.get());
        }
    }
}
