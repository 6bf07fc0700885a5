package dev.tracker.core.replay;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.ResolveConflict;
import dev.tracker.core.availability.SyncNews;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.availability.Synchronisation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Synchronisation of a record, whatever it is kept in. Safe for use by several threads. */
public final class SyncService implements Synchronisation {

    private final TrackerPorts record;
    private final BooleanSupplier replay;
    private final SyncNews news;
    private final Clock clock;
    private final ConflictResolution resolution;

    /**
     * @param replay brings what waits to the database; says whether nothing waits any more
     */
    public SyncService(TrackerPorts record, BooleanSupplier replay, SyncNews news, Clock clock) {
        this.record = record;
        this.replay = replay;
        this.news = news;
        this.clock = clock;
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
                            "sync_pending",
                            "Changes wait still: they came in while others were brought to the database, or another"
                                    + " program is bringing them. Sync again.")));
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
        warnings.addAll(news.warnings());
        warnings.addAll(record.availability().warnings());
        if (!conflicts.isEmpty()) {
            warnings.add(Warning.openConflicts(conflicts.size()));
        }
        Instant mirrored = record.availability().mirroredAt();
        return new SyncStatus(
                state.databaseStatus(),
                state.pending(),
                state.oldestPendingAt(),
                mirrored == null
                        ? null
                        : Duration.between(mirrored, clock.instant()).toMinutes(),
                news.lastSyncAt(),
                SyncStatus.shown(conflicts),
                warnings);
    }
}
