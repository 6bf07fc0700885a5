package dev.tracker.core.availability;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a record's database stands.
 *
 * @param pending changes that wait for the database
 * @param oldestPendingAt when the oldest of them was made; null where none waits
 * @param openConflicts changes that met others' and wait for somebody to choose
 * @param mirrorAge since when the mirror has not been refreshed; null where there is none
 * @param lastSyncAt when the mirror was last known to be as the database; null where it never was
 */
public record AvailabilityState(
        DatabaseStatus databaseStatus,
        long pending,
        @Nullable Instant oldestPendingAt,
        long openConflicts,
        @Nullable Duration mirrorAge,
        @Nullable Instant lastSyncAt) {

    /** The state of a record that has its database and nothing beside it. */
    public static final AvailabilityState ONLINE = new AvailabilityState(DatabaseStatus.ONLINE, 0, null, 0, null, null);
}
