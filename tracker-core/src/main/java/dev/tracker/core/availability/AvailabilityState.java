package dev.tracker.core.availability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a record's database stands.
 *
 * @param pending changes that wait for the database
 * @param oldestPendingAt when the oldest of them was made; null where none waits
 * @param openConflicts changes that met others' and wait for somebody to choose
 */
public record AvailabilityState(
        DatabaseStatus databaseStatus,
        long pending,
        @Nullable Instant oldestPendingAt,
        long openConflicts) {

    /** The state of a record whose database answers, and for which nothing waits. */
    public static final AvailabilityState ONLINE = new AvailabilityState(DatabaseStatus.ONLINE, 0, null, 0);
}
