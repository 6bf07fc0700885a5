package dev.tracker.testkit.assertion;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Comparison of acknowledged writes with a record: each is to be in the change log once or in an open conflict once,
 * and no entity may be at a lower version than one that was answered. Resolved conflicts are not looked at.
 */
public final class WriteLedger {

    /** One change of one entity; the same twice is a write that was done twice. */
    private record Effect(UUID requestId, String entity, Action action) {}

    private final Function<UUID, String> whereabouts;
    private final Map<Effect, Integer> effects = new HashMap<>();
    private final Set<UUID> logged = new HashSet<>();
    private final Set<UUID> contested = new HashSet<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int lost;
    private int doubled;
    private int regressed;
    private int conflicts;

    private WriteLedger(Function<UUID, String> whereabouts) {
        this.whereabouts = whereabouts;
    }

    /** Compares writes with the record. */
    public static WriteLedger of(TrackerPorts record, List<AcknowledgedWrite> writes) {
        return of(record, writes, request -> "nowhere else was looked");
    }

    /**
     * Compares writes with the record.
     *
     * @param whereabouts tells for the message where a write that the record does not have was found instead
     */
    public static WriteLedger of(
            TrackerPorts record, List<AcknowledgedWrite> writes, Function<UUID, String> whereabouts) {
        WriteLedger ledger = new WriteLedger(whereabouts);
        ledger.readLog(record);
        ledger.readConflicts(record.conflicts().open());
        writes.forEach(ledger::check);
        return ledger;
    }

    private void readLog(TrackerPorts record) {
        ChangeQuery query = new ChangeQuery(0L, null, null, null, null, ChangeQuery.MAX_LIMIT);
        List<Change> page;
        do {
            page = record.changeLog().list(query);
            for (Change change : page.subList(0, Math.min(page.size(), ChangeQuery.MAX_LIMIT))) {
                query = query.after(change.seq());
                read(change);
            }
        } while (page.size() > ChangeQuery.MAX_LIMIT);
    }

    private void read(Change change) {
        String entity = change.entityType().code() + "/" + change.entityId();
        if (change.action() != Action.CONFLICT_RECORDED) {
            logged.add(change.requestId());
            // A write may link one item to several others.
            String subject =
                    change.version() == null ? entity + change.changes().values() : entity;
            if (effects.merge(new Effect(change.requestId(), subject, change.action()), 1, Integer::sum) > 1) {
                doubled++;
                faults.add("Request " + change.requestId() + " is " + change.action() + " on " + subject
                        + " more than once, again in entry " + change.seq() + ".");
            }
        }
        Long version = change.version();
        if (version == null) {
            return;
        }
        Long before = versions.put(entity, version);
        if (before != null && before >= version && change.action() != Action.ARCHIVED) {
            regressed++;
            faults.add(entity + " falls from version " + before + " to " + version + " in entry " + change.seq() + ".");
        }
    }

    private void readConflicts(List<Conflict> open) {
        conflicts = open.size();
        open.stream()
                .flatMap(conflict -> conflict.entries().stream())
                .map(JournalEntry::requestId)
                .filter(request -> !contested.add(request))
                .forEach(request -> {
                    doubled++;
                    faults.add("Request " + request + " is in open conflicts twice.");
                });
    }

    private void check(AcknowledgedWrite write) {
        boolean isLogged = logged.contains(write.requestId());
        boolean isContested = contested.contains(write.requestId());
        if (isLogged && isContested) {
            doubled++;
            faults.add("Write " + write + " is in the change log and in a conflict.");
        } else if (!isLogged && !isContested) {
            lost++;
            faults.add("Write " + write + " is neither in the change log nor in a conflict: "
                    + whereabouts.apply(write.requestId()) + ".");
        }
        Long version = write.entity() == null ? null : versions.get(write.entity());
        if (version != null && version < write.version()) {
            regressed++;
            faults.add(write.entity() + " is at version " + version + ", below that of write " + write + ".");
        }
    }

    /** Returns everything that is wrong, in sentences. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Returns the number of writes that are in neither the log nor a conflict. */
    public int lost() {
        return lost;
    }

    /** Returns the number of writes found more than once. */
    public int doubled() {
        return doubled;
    }

    /** Returns the number of times at which a version was lower than an earlier one. */
    public int regressed() {
        return regressed;
    }

    /** Returns the number of open conflicts. */
    public int conflicts() {
        return conflicts;
    }
}
