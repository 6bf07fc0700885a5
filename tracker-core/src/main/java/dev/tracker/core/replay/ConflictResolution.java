package dev.tracker.core.replay;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.ResolveConflict;
import dev.tracker.core.availability.Side;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.OperationNames;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.TimeOrderedIds;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.validation.CommandValidator;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Keeps one side of a conflict, in one transaction, by the rules that every write is under. */
final class ConflictResolution {

    private static final String OPERATION = OperationNames.of(ResolveConflict.class);

    private final TrackerPorts record;
    private final EntryReplay replay;
    private final ConflictNotes notes;
    private final Clock clock;

    ConflictResolution(TrackerPorts record, Clock clock) {
        this.record = record;
        this.replay = new EntryReplay(record, clock);
        this.notes = new ConflictNotes(record, clock);
        this.clock = clock;
    }

    void resolve(ResolveConflict command, Caller caller) {
        CommandValidator.check(command);
        UUID given = caller.requestId();
        Caller known = given == null ? caller.withRequest(new TimeOrderedIds(clock).next()) : caller;
        record.unitOfWork().write(WriteScope.STRUCTURE, () -> {
            record.writeJournal().begin(OPERATION);
            Map<String, Object> arguments = Writer.arguments(RecordTree.stored(command), caller.actor());
            if (given != null
                    && record.requests()
                            .begin(given, OPERATION, arguments, notes.now())
                            .isPresent()) {
                return false;
            }
            keep(open(command), Objects.requireNonNull(command.keep(), "checked"), known);
            if (given != null) {
                record.requests().complete(given, Map.of());
            }
            return true;
        });
    }

    private Conflict open(ResolveConflict command) {
        UUID id = Objects.requireNonNull(command.id(), "checked");
        return record.conflicts()
                .findOpenForUpdate(id)
                .orElseThrow(() -> new NotFoundException(
                        "conflict",
                        id.toString(),
                        List.of(),
                        "No conflict '" + id + "' waits. get_sync_status lists those that do."));
    }

    private void keep(Conflict conflict, Side side, Caller caller) {
        if (side == Side.MINE) {
            conflict.entries().forEach(entry -> impose(entry, caller));
        }
        Map<EntityRef, Long> next = new LinkedHashMap<>();
        record.revisions()
                .holdStill(List.of(conflict.entity()))
                .forEach((entity, version) -> next.put(entity, version + 1));
        UUID request = Objects.requireNonNull(caller.requestId(), "made");
        notes.stamp(next, Action.CONFLICT_RESOLVED, caller.actor(), request);
        if (next.isEmpty()) {
            notes.log(conflict.entity(), Action.CONFLICT_RESOLVED, caller.actor(), request);
        }
        record.conflicts().resolve(conflict.id(), side, notes.now(), caller.actor());
    }

    private void impose(JournalEntry entry, Caller caller) {
        try {
            replay.impose(entry, caller);
        } catch (DatabaseException e) {
            throw e;
        } catch (TrackerException refusal) {
            throw ValidationException.of(
                    "keep",
                    "cannot be mine as things are: " + refusal.getMessage()
                            + " Change what stands in its way, or keep theirs",
                    "mine");
        }
    }
}
