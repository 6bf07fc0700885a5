package dev.tracker.core.replay;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.entity.IdSource;
import dev.tracker.core.entity.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes conflicts down, and the versions and log entries that go with them, in the running unit of work. */
final class ConflictNotes {

    private final TrackerPorts record;
    private final Clock clock;
    private final IdSource ids;

    ConflictNotes(TrackerPorts record, Clock clock) {
        this.record = record;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock);
    }

    /** Whether an open conflict holds the entry. */
    boolean hold(JournalEntry entry) {
        return record.conflicts().openOf(entry.journalId()).stream()
                .flatMap(conflict -> conflict.entries().stream())
                .anyMatch(held -> held.requestId().equals(entry.requestId()));
    }

    /**
     * Keeps both sides: in the open conflict of one of the entry's entities where there is one, else in a new one.
     *
     * @param above the versions that the entities get
     * @return how many changes were logged
     */
    int record(Standing standing, Map<EntityRef, Long> above, String reason) {
        JournalEntry entry = standing.entry();
        EntityRef entity = EntityRef.of(entry.principal());
        String actor = entry.write().actor();
        Instant now = now();
        Optional<Conflict> open = record.conflicts().openOf(entry.journalId()).stream()
                .filter(conflict -> conflict.touches(entry.touched()))
                .findFirst();
        Conflict conflict = open.map(earlier -> earlier.joinedBy(entry, standing.mine(entity), standing.theirs(entity)))
                .orElseGet(() -> new Conflict(
                        ids.next(),
                        entry.journalId(),
                        entity,
                        List.copyOf(entry.touched()),
                        standing.mine(entity),
                        standing.theirs(entity),
                        reason,
                        actor,
                        now,
                        List.of(entry)));
        record.conflicts().put(conflict);
        List<Change> logged = stamp(above, Action.CONFLICT_RECORDED, actor, entry.requestId());
        if (above.containsKey(entity)) {
            return logged.size();
        }
        log(entity, Action.CONFLICT_RECORDED, actor, entry.requestId());
        return logged.size() + 1;
    }

    /** Logs what happened to an entity that has no version, or is not there. */
    void log(EntityRef entity, Action action, String actor, UUID requestId) {
        record.changeLog().append(List.of(change(now(), actor, entity, null, action, requestId)));
    }

    /** Gives entities their next versions without another change, and logs that. */
    List<Change> stamp(Map<EntityRef, Long> versions, Action action, String actor, UUID requestId) {
        if (versions.isEmpty()) {
            return List.of();
        }
        Instant now = now();
        record.revisions().stamp(versions, now, actor);
        List<Change> changes = new ArrayList<>();
        versions.forEach((entity, version) -> changes.add(change(now, actor, entity, version, action, requestId)));
        record.changeLog().append(changes);
        return changes;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Change change(
            Instant now, String actor, EntityRef entity, @Nullable Long version, Action action, UUID requestId) {
        return new Change(0, now, actor, entity.entityType(), entity.entityId(), version, action, Map.of(), requestId);
    }
}
