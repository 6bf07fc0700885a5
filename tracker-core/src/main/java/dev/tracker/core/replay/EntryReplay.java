package dev.tracker.core.replay;

import dev.tracker.core.Tracker;
import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.Outcome;
import dev.tracker.core.availability.Revisions;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.Writer;
import dev.tracker.core.change.Written;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.IdSource;
import dev.tracker.core.entity.TimeOrderedIds;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemMetadata;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Brings one entry of a journal into the record, in one transaction that also notes its request: whenever
 * it is broken off, the entry is either there or to be brought again.
 */
final class EntryReplay {

    private final TrackerPorts record;
    private final Clock clock;
    private final ConflictNotes notes;

    EntryReplay(TrackerPorts record, Clock clock) {
        this.record = record;
        this.clock = clock;
        this.notes = new ConflictNotes(record, clock);
    }

    /**
     * Does what the entry says by the rules of now, or records a conflict.
     *
     * @throws DatabaseException if the database is away, or does not get this done
     */
    Settled settle(JournalEntry entry, OwnWrites own) {
        try {
            return write(() -> attempt(entry, own));
        } catch (FoundLate e) {
            return Settled.as(Outcome.KNOWN);
        } catch (DatabaseException e) {
            throw e;
        } catch (TrackerException refusal) {
            return keep(entry, own, refusal.getMessage());
        }
    }

    /** Records an entry that cannot be done as a conflict. */
    Settled keep(JournalEntry entry, OwnWrites own, String reason) {
        try {
            return write(
                    () -> known(entry) ? Settled.as(Outcome.KNOWN) : conflict(entry, own, compare(entry, own), reason));
        } catch (FoundLate e) {
            return Settled.as(Outcome.KNOWN);
        } catch (ValidationException usedForAnother) {
            return write(() -> notes.hold(entry)
                    ? Settled.as(Outcome.KNOWN)
                    : note(entry, own, compare(entry, own), usedForAnother.getMessage()));
        }
    }

    /** Does again what an entry says, whatever others did: its side of a conflict was chosen. */
    List<Change> impose(JournalEntry entry, Caller caller) {
        Map<EntityRef, Long> versions = record.revisions().holdStill(entry.versioned());
        ReplayPorts ports = new ReplayPorts(record);
        run(entry, ports, versions, caller, clock);
        return ports.logged();
    }

    private Settled attempt(JournalEntry entry, OwnWrites own) {
        if (known(entry)) {
            return Settled.as(Outcome.KNOWN);
        }
        Standing standing = compare(entry, own);
        List<Conflict> open = record.conflicts().openOf(entry.journalId());
        if (open.stream().anyMatch(conflict -> conflict.touches(entry.touched()))) {
            return conflict(
                    entry, own, standing, "An earlier change of it, made while the database was away, waits too.");
        }
        Set<EntityRef> missing = missing(entry, open);
        if (!missing.isEmpty()) {
            return conflict(entry, own, standing, "It refers to what was refused: " + names(missing) + ".");
        }
        Set<String> clashing = standing.clashing();
        if (!clashing.isEmpty()) {
            return conflict(
                    entry, own, standing, "Others changed the same meanwhile: " + String.join(", ", clashing) + ".");
        }
        return apply(entry, own, standing);
    }

    private Settled apply(JournalEntry entry, OwnWrites own, Standing standing) {
        boolean current = standing.others().isEmpty();
        Map<EntityRef, Long> from = startingVersions(entry, own, standing);
        record.revisions().set(different(from, standing.versions()));
        ReplayPorts ports = new ReplayPorts(record);
        Caller caller = new Caller(entry.write().actor(), entry.requestId());
        // Where nobody came between, it happened when it was acknowledged.
        Clock time = current ? Clock.fixed(entry.write().at(), ZoneOffset.UTC) : clock;
        Record answer = run(entry, ports, from, caller, time);
        List<Change> lifted = liftUnchanged(entry, from, standing, ports.logged());
        refuseIfThereTwice(entry, ports.logged().size() + lifted.size());
        if (entry.write().given()) {
            record.requests().complete(entry.requestId(), ports.answer());
        }
        return new Settled(current ? Outcome.APPLIED : Outcome.MERGED, warnings(entry, answer));
    }

    private Record run(
            JournalEntry entry, ReplayPorts ports, Map<EntityRef, Long> versions, Caller caller, Clock time) {
        Operation operation = operation(entry);
        Tracker tracker = Tracker.over(ports, time, idsOf(entry));
        long version = versions.getOrDefault(EntityRef.of(entry.principal()), 1L);
        Map<String, Object> command = Rebase.command(entry, operation, version, () -> metadata(tracker, entry));
        return operation.run(tracker, command, caller.withRequest(entry.requestId()));
    }

    /** From which versions the entry's changes count up, so that none is answered twice. */
    private static Map<EntityRef, Long> startingVersions(JournalEntry entry, OwnWrites own, Standing standing) {
        Map<EntityRef, Long> answered = entry.answered();
        Map<EntityRef, Long> from = new LinkedHashMap<>();
        standing.versions().forEach((entity, version) -> {
            long least = standing.othersChanged(entity) ? own.answered(entity) : answered.getOrDefault(entity, 1L) - 1;
            from.put(entity, Math.max(version, least));
        });
        return from;
    }

    /** What the entry had no change left to make in gets a version all the same that is above those answered. */
    private List<Change> liftUnchanged(
            JournalEntry entry, Map<EntityRef, Long> from, Standing standing, List<Change> logged) {
        Set<EntityRef> done = logged.stream().map(EntityRef::of).collect(Collectors.toSet());
        Map<EntityRef, Long> answered = entry.answered();
        Map<EntityRef, Long> lifted = new LinkedHashMap<>();
        from.forEach((entity, version) -> {
            boolean raised = !version.equals(standing.versions().get(entity));
            if (!done.contains(entity) && (raised || version < answered.getOrDefault(entity, 0L))) {
                lifted.put(entity, version + 1);
            }
        });
        return notes.stamp(lifted, Action.UPDATED, entry.write().actor(), entry.requestId());
    }

    /** Records a conflict, and answers the entry's request as it was answered then. */
    private Settled conflict(JournalEntry entry, OwnWrites own, Standing standing, String reason) {
        Settled settled = note(entry, own, standing, reason);
        if (entry.write().given()) {
            record.requests().complete(entry.requestId(), entry.write().answer());
        }
        return settled;
    }

    private Settled note(JournalEntry entry, OwnWrites own, Standing standing, String reason) {
        Map<EntityRef, Long> above = new LinkedHashMap<>();
        standing.versions()
                .forEach((entity, version) -> above.put(entity, Math.max(version, own.answered(entity)) + 1));
        int logged = notes.record(standing, above, reason);
        refuseIfThereTwice(entry, logged);
        return Settled.as(Outcome.CONFLICT);
    }

    /**
     * Whether the record has the entry. A request of the caller's is known by its own row: the unique index
     * decides, and waits for a commit that may still be under way. Any other is known by what was logged under it. So is
     * a caller's request whose row was forgotten: a copy of the entry may come back from git after any time.
     *
     * @throws dev.tracker.core.error.ValidationException if the caller used the id for another request too
     */
    private boolean known(JournalEntry entry) {
        Written write = entry.write();
        if (!write.given()) {
            return isLogged(entry);
        }
        Map<String, Object> arguments = Writer.arguments(write.command(), write.actor());
        if (record.requests()
                .begin(entry.requestId(), write.operation(), arguments, now())
                .isPresent()) {
            return true;
        }
        boolean isForgotten = isLogged(entry);
        if (isForgotten) {
            record.requests().complete(entry.requestId(), write.answer());
        }
        return isForgotten;
    }

    private boolean isLogged(JournalEntry entry) {
        return record.revisions().logged(entry.requestId()) > 0;
    }

    /**
     * A commit that was thought lost may have come through since this looked. Whoever logs holds the log's
     * counter until its commit, so that once this has logged there is nobody left to wait for.
     */
    private void refuseIfThereTwice(JournalEntry entry, int logged) {
        if (!entry.write().given() && record.revisions().logged(entry.requestId()) > logged) {
            throw new FoundLate();
        }
    }

    private Standing compare(JournalEntry entry, OwnWrites own) {
        Revisions revisions = record.revisions();
        Map<EntityRef, Long> versions = revisions.holdStill(entry.versioned());
        Map<EntityRef, Long> bases = Standing.bases(entry);
        List<Change> others = revisions.since(own.whence(bases)).stream()
                .filter(change -> !own.contain(change))
                .toList();
        own.note(bases, versions, others);
        return new Standing(entry, versions, others);
    }

    /** What the entry points to among the entities of refused entries, and that there is not. */
    private Set<EntityRef> missing(JournalEntry entry, List<Conflict> open) {
        Set<EntityRef> doubtful = References.of(entry);
        doubtful.retainAll(
                open.stream().flatMap(conflict -> conflict.touched().stream()).collect(Collectors.toSet()));
        if (!doubtful.isEmpty()) {
            doubtful.removeAll(record.revisions().holdStill(doubtful).keySet());
        }
        return doubtful;
    }

    private static List<Warning> warnings(JournalEntry entry, Record answer) {
        FieldChange key = entry.principal().changes().get("key");
        if (!(answer instanceof WorkItem item)
                || key == null
                || item.key().value().equals(key.after())) {
            return List.of();
        }
        return List.of(new Warning(
                "key_changed",
                String.format(
                        Locale.ROOT,
                        "Work item '%s' was given the key %s while the database was away, which another item has by now: its key is %s.",
                        item.title(),
                        key.after(),
                        item.key())));
    }

    private static Map<String, Object> metadata(Tracker tracker, JournalEntry entry) {
        WorkItemRef item = new WorkItemRef(entry.principal().entityId());
        WorkItemMetadata metadata = tracker.workItems().get(item).metadata();
        return RecordTree.stored((Record) metadata);
    }

    private static Operation operation(JournalEntry entry) {
        return Operation.named(entry.write().operation())
                .orElseThrow(() -> new IllegalStateException(
                        "no journal takes a " + entry.write().operation()));
    }

    /** The ids that the write drew, and new ones where the rules of now want more. */
    private IdSource idsOf(JournalEntry entry) {
        Deque<UUID> drawn = new ArrayDeque<>(entry.write().ids());
        IdSource further = new TimeOrderedIds(clock);
        return () -> Objects.requireNonNullElseGet(drawn.poll(), further::next);
    }

    private static Map<EntityRef, Long> different(Map<EntityRef, Long> wanted, Map<EntityRef, Long> there) {
        Map<EntityRef, Long> different = new LinkedHashMap<>(wanted);
        different.entrySet().removeAll(there.entrySet());
        return different;
    }

    private static String names(Set<EntityRef> entities) {
        return entities.stream()
                .map(entity -> entity.entityType().code() + " " + entity.entityId())
                .collect(Collectors.joining(", "));
    }

    private Settled write(Supplier<Settled> work) {
        return record.unitOfWork().write(WriteScope.STRUCTURE, work);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Undoes a transaction whose write turned out to be there. */
    private static final class FoundLate extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FoundLate() {
            super("the write is there already", null, false, false);
        }
    }
}
