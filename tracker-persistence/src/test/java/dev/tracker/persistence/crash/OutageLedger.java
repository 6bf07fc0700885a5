package dev.tracker.persistence.crash;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.RecordAgreement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a record has of the writes that {@link OutageMain}s said were acknowledged: each is to be in its log once or
 * in a conflict once, and no entity below the version that was answered.
 */
final class OutageLedger {

    private static final int WORDS = 7;

    private final List<Write> acknowledged = new ArrayList<>();
    private final Map<UUID, Integer> done = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<UUID> contested = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private long conflicts;

    /** A write that was acknowledged, as a client's line says it. */
    private record Write(UUID request, String entity, long version, boolean away) {}

    private OutageLedger(List<String> said) {
        for (String line : said) {
            String[] words = line.split(" ", -1);
            if (words.length == WORDS && words[0].equals("acked")) {
                acknowledged.add(new Write(
                        UUID.fromString(words[1]), words[2], Long.parseLong(words[3]), words[4].equals("away")));
            }
        }
    }

    /** Compares what clients said with the record at a URL. */
    static OutageLedger of(String jdbcUrl, List<String> said) {
        OutageLedger ledger = new OutageLedger(said);
        try (Store store = Store.open(jdbcUrl)) {
            ledger.faults.addAll(RecordAgreement.differencesAfterOfflineWrites(Tracker.over(store)));
            ledger.readLog(store);
            ledger.readConflicts(store.conflicts().open());
            ledger.conflicts = store.conflicts().countOpen();
        }
        ledger.acknowledged.forEach(ledger::check);
        return ledger;
    }

    /** Whether a line is of a write that was acknowledged there, at that time in milliseconds or later. */
    static boolean isAcknowledged(String line, String where, long since) {
        String[] words = line.split(" ", -1);
        return words.length == WORDS
                && words[0].equals("acked")
                && words[4].equals(where)
                && Long.parseLong(words[6]) >= since;
    }

    /** Everything that is wrong, in words. */
    List<String> faults() {
        return faults;
    }

    /** How many writes the database itself acknowledged. */
    long here() {
        return acknowledged.size() - away();
    }

    /** How many were acknowledged from the journal. */
    long away() {
        return acknowledged.stream().filter(Write::away).count();
    }

    long conflicts() {
        return conflicts;
    }

    private void readLog(Store store) {
        ChangeQuery query = new ChangeQuery(0L, null, null, null, null, ChangeQuery.MAX_LIMIT);
        List<Change> page;
        do {
            page = store.changeLog().list(query);
            for (Change change : page.subList(0, Math.min(page.size(), ChangeQuery.MAX_LIMIT))) {
                query = query.after(change.seq());
                read(change);
            }
        } while (page.size() > ChangeQuery.MAX_LIMIT);
    }

    private void read(Change change) {
        if (change.action() != Action.CONFLICT_RECORDED) {
            done.merge(change.requestId(), 1, Integer::sum);
        }
        Long version = change.version();
        if (version == null) {
            return;
        }
        String entity = change.entityType().code() + "/" + change.entityId();
        Long before = versions.put(entity, version);
        if (before != null && before >= version) {
            faults.add(entity + " falls from version " + before + " to " + version);
        }
    }

    private void readConflicts(List<Conflict> open) {
        open.stream()
                .flatMap(conflict -> conflict.entries().stream())
                .map(JournalEntry::requestId)
                .filter(request -> !contested.add(request))
                .forEach(request -> faults.add("request " + request + " is in two conflicts"));
    }

    private void check(Write write) {
        int times = done.getOrDefault(write.request(), 0) + (contested.contains(write.request()) ? 1 : 0);
        if (times != 1) {
            faults.add(write + " is there " + times + " times");
        }
        Long version = versions.get(write.entity());
        if (version != null && version < write.version()) {
            faults.add(write.entity() + " is at version " + version + ", below that of " + write);
        }
    }

    @Override
    public String toString() {
        return here() + " writes acknowledged by the database, " + away() + " from a journal, " + conflicts
                + " conflicts, " + faults.size() + " faults";
    }
}
