package dev.tracker.persistence;

import dev.tracker.core.availability.Availability;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.error.DatabaseException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a project's database stands, as this process last found it.
 *
 * @param offline what waits for the database
 */
record ObservedAvailability(MainDatabase database, Mirror mirror, OfflineWrites offline) implements Availability {

    @Override
    public AvailabilityState state() {
        AvailabilityState counts = offline.counts();
        return new AvailabilityState(status(), counts.pending(), counts.oldestPendingAt(), counts.openConflicts());
    }

    private DatabaseStatus status() {
        if (database.isServing() && !database.isUnusable() && !offline.isWaiting()) {
            return DatabaseStatus.ONLINE;
        }
        return mirroredAt() == null ? DatabaseStatus.OFFLINE : DatabaseStatus.DEGRADED;
    }

    @Override
    public List<Warning> warnings() {
        return offline.heldWarnings();
    }

    @Override
    public @Nullable Instant mirroredAt() {
        try {
            MirrorState state = mirror.exists() ? mirror.state() : null;
            return state == null ? null : state.refreshedAt();
        } catch (DatabaseException e) {
            // What cannot be read is none; reads say why.
            return null;
        }
    }
}
