package dev.tracker.persistence.crash;

import dev.tracker.core.Tracker;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.AcknowledgedWrite;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.assertion.WriteLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a record has of the writes that {@link OutageMain}s said were acknowledged: each is to be in its log once or
 * in a conflict once, and no entity below the version that was answered.
 */
final class OutageLedger {

    private static final int WORDS = 7;

    private final List<AcknowledgedWrite> acknowledged = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long conflicts;

    private OutageLedger(List<String> said) {
        for (String line : said) {
            String[] words = line.split(" ", -1);
            if (words.length == WORDS && words[0].equals("acked")) {
                acknowledged.add(new AcknowledgedWrite(
                        UUID.fromString(words[1]), words[2], Long.parseLong(words[3]), words[4].equals("away"), line));
            }
        }
    }

    /** Compares what clients said with the record at a URL. */
    static OutageLedger of(String jdbcUrl, List<String> said) {
        OutageLedger ledger = new OutageLedger(said);
        try (Store store = Store.open(jdbcUrl)) {
            ledger.faults.addAll(RecordAgreement.differencesAfterOfflineWrites(Tracker.over(store)));
            WriteLedger writes = WriteLedger.of(store, ledger.acknowledged);
            ledger.faults.addAll(writes.faults());
            ledger.conflicts = writes.conflicts();
        }
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
        return acknowledged.stream().filter(AcknowledgedWrite::isOffline).count();
    }

    long conflicts() {
        return conflicts;
    }

    @Override
    public String toString() {
        return here() + " writes acknowledged by the database, " + away() + " from a journal, " + conflicts
                + " conflicts, " + faults.size() + " faults";
    }
}
