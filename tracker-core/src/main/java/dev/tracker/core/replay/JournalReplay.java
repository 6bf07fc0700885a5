package dev.tracker.core.replay;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.OfflineJournal;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.error.DatabaseException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Brings a whole journal into the record, entry by entry. Safe for use by several threads. */
public final class JournalReplay {

    private final TrackerPorts record;
    private final OfflineJournal journal;
    private final ReplayTurn turn;
    private final Predicate<JournalReplay> finish;
    private final Predicate<RuntimeException> isOutage;
    private final EntryReplay replay;
    private final List<Warning> warnings = new CopyOnWriteArrayList<>();
    private volatile boolean brought;

    /**
     * @param record the ports of the database itself
     * @param finish brings the mirror up to date and empties the journal; false where something waits again
     * @param isOutage whether a refusal means that the database accepts no write at all now
     */
    public JournalReplay(
            TrackerPorts record,
            OfflineJournal journal,
            ReplayTurn turn,
            Predicate<JournalReplay> finish,
            Predicate<RuntimeException> isOutage,
            Clock clock) {
        this.record = record;
        this.journal = journal;
        this.turn = turn;
        this.finish = finish;
        this.isOutage = isOutage;
        this.replay = new EntryReplay(record, clock);
    }

    /**
     * Replays what waits, in order, and goes on with what comes in meanwhile.
     *
     * @return whether the journal is empty now
     * @throws DatabaseException if the database is away; what was brought there stays
     */
    public boolean run() {
        if (!journal.isOpen()) {
            return true;
        }
        return turn.alone(this::drain) && !journal.isOpen();
    }

    /** Whether it found anything to bring; another may have brought all while this waited for its turn. */
    public boolean hasBrought() {
        return brought;
    }

    /** What the last replay had to say. */
    public List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Brings what is left, for whoever lets nobody add to the journal meanwhile.
     *
     * @param held the same journal, by an access that takes part in that
     */
    public void bringRest(OfflineJournal held) {
        bring(held.waiting(), held);
    }

    private void drain() {
        warnings.clear();
        do {
            bringMost();
            // More may have come in meanwhile.
        } while (!finish.test(this));
    }

    /**
     * Brings what waits, and then what came in meanwhile as long as that quickly gets less. Who writes as fast as this
     * brings would keep it at it for ever: what is left then is brought when nobody can add to it.
     */
    private void bringMost() {
        List<JournalEntry> waiting = journal.waiting();
        int most = Integer.MAX_VALUE;
        while (!waiting.isEmpty() && waiting.size() <= most) {
            most = waiting.size() / 2;
            bring(waiting, journal);
            waiting = journal.waiting();
        }
    }

    private void bring(List<JournalEntry> waiting, OfflineJournal from) {
        OwnWrites own = new OwnWrites(from.entries());
        waiting.forEach(entry -> settle(entry, own, from));
    }

    private void settle(JournalEntry entry, OwnWrites own, OfflineJournal from) {
        Settled settled = settled(entry, own);
        brought = true;
        from.settle(entry, settled.outcome());
        warnings.addAll(settled.warnings());
    }

    /** One entry that cannot be done, for whatever reason of its own, does not keep the others from it. */
    private Settled settled(JournalEntry entry, OwnWrites own) {
        try {
            return replay.settle(entry, own);
        } catch (RuntimeException first) {
            checkAnswers(first);
            try {
                return replay.settle(entry, own);
            } catch (RuntimeException again) {
                checkAnswers(again);
                if (isOutage.test(again)) {
                    throw again;
                }
                return replay.keep(
                        entry,
                        own,
                        again instanceof DatabaseException refusal
                                ? refusal.getMessage()
                                : "The program could not do it again; its log says why.");
            }
        }
    }

    /** Lets the fault pass where the database is away: then it is not the entry's. */
    private void checkAnswers(RuntimeException fault) {
        try {
            record.configuration().get();
        } catch (DatabaseException away) {
            away.addSuppressed(fault);
            throw away;
        }
        // An entry that came at the wrong moment waits; what is wrong with others is for the log.
        System.Logger.Level level = isOutage.test(fault) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
        System.getLogger("dev.tracker.core").log(level, "A journal entry was refused", fault);
    }
}
