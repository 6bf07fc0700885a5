package dev.tracker.core.replay;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.ResolveConflict;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.availability.Synchronisation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Synchronisation of a record, whatever it is kept in. Safe for use by several threads. */
public final class SyncService implements Synchronisation {

    private final TrackerPorts record;
    private final BooleanSupplier replay;
    private final Supplier<List<Warning>> said;
    private final ConflictResolution resolution;

    /**
     * @param replay brings what waits to the database; says whether nothing waits any more
     * @param said what the last replay had to say
     */
    public SyncService(TrackerPorts record, BooleanSupplier replay, Supplier<List<Warning>> said, Clock clock) {
        this.record = record;
        this.replay = replay;
        this.said = said;
        this.resolution = new ConflictResolution(record, clock);
    }

    @Override
    public SyncStatus status() {
        return status(List.of());
    }

    @Override
    public SyncStatus now() {
        try {
            return replay.getAsBoolean()
                    ? status(List.of())
                    : status(List.of(new Warning(
                            "sync_pending", "Changes came in while others were brought to the database; sync again.")));
        } catch (DatabaseException away) {
            return status(List.of(new Warning(Warning.DATABASE_UNAVAILABLE, away.getMessage())));
        }
    }

    @Override
    public SyncStatus resolve(ResolveConflict command, Caller caller) {
        resolution.resolve(command, caller);
        return status();
    }

    private SyncStatus status(List<Warning> further) {
        AvailabilityState state = record.availability().state();
        List<Conflict> conflicts = record.conflicts().open();
        List<Warning> warnings = new ArrayList<>(further);
        warnings.addAll(said.get());
        if (!conflicts.isEmpty()) {
            warnings.add(Warning.openConflicts(conflicts.size()));
        }
        Duration age = state.mirrorAge();
        return new SyncStatus(
                state.databaseStatus(),
                state.pending(),
                state.oldestPendingAt(),
                age == null ? null : age.toMinutes(),
                state.lastSyncAt(),
                SyncStatus.shown(conflicts),
                warnings);
    }
}
