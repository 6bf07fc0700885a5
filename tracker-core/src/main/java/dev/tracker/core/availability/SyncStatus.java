package dev.tracker.core.availability;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the project stands to its database.
 *
 * @param pending writes that wait for the database
 * @param mirrorAgeMinutes whole minutes since the mirror was last as new as the database; null: no mirror
 * @param lastSyncAt when nothing waited any more; null: never
 * @param conflicts those that nobody has resolved, oldest first
 * @param warnings what the last replay has to say, and that there are conflicts
 */
public record SyncStatus(
        DatabaseStatus databaseStatus,
        long pending,
        @Nullable Instant oldestPendingAt,
        @Nullable Long mirrorAgeMinutes,
        @Nullable Instant lastSyncAt,
        List<Open> conflicts,
        List<Warning> warnings) {

    /** A conflict as it is shown. */
    public record Open(
            UUID id,
            String entityType,
            String entityId,
            Map<String, Object> mine,
            Map<String, Object> theirs,
            String reason,
            String actor,
            Instant recordedAt) {

        static Open of(Conflict conflict) {
            return new Open(
                    conflict.id(),
                    conflict.entity().entityType().code(),
                    conflict.entity().entityId(),
                    conflict.mine(),
                    conflict.theirs(),
                    conflict.reason(),
                    conflict.actor(),
                    conflict.recordedAt());
        }
    }

    public SyncStatus {
        conflicts = List.copyOf(conflicts);
        warnings = List.copyOf(warnings);
    }

    /** Those open conflicts as they are shown. */
    public static List<Open> shown(List<Conflict> conflicts) {
        return conflicts.stream().map(Open::of).toList();
    }
}
