package dev.tracker.core.change;

import dev.tracker.core.entity.EntityType;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Violations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are wanted.
 *
 * @param sinceSeq those after this number, from 0; null for any
 * @param since those at this time or later; null for any
 * @param limit 1 to 500
 */
public record ChangeQuery(
        @Nullable Long sinceSeq,
        @Nullable Instant since,
        @Nullable EntityType entityType,
        @Nullable String entityId,
        @Nullable String actor,
        int limit)
        implements Command {

    public static final int MAX_LIMIT = 500;
    public static final int DEFAULT_LIMIT = 100;

    /** Every change, from the first. */
    public static final ChangeQuery ALL = new ChangeQuery(null, null, null, null, null, DEFAULT_LIMIT);

    /** The same from another place on. */
    public ChangeQuery after(long seq) {
        return new ChangeQuery(seq, since, entityType, entityId, actor, limit);
    }

    /** The same for one entity. */
    public ChangeQuery of(EntityType type, String id) {
        return new ChangeQuery(sinceSeq, since, type, id, actor, limit);
    }

    @Override
    public void check(Violations violations) {
        if (limit < 1 || limit > MAX_LIMIT) {
            violations.add("limit", "must be 1 to " + MAX_LIMIT, limit);
        }
        if (sinceSeq != null && sinceSeq < 0) {
            violations.add("since_seq", "must be at least 0", sinceSeq);
        }
        if (sinceSeq != null && since != null) {
            violations.add("since", "and since_seq exclude each other", since.toString());
        }
    }
}
