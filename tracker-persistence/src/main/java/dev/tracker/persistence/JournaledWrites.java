package dev.tracker.persistence;

import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.OfflineJournal;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.change.Written;
import dev.tracker.core.replay.JournalReplay;
import dev.tracker.core.transaction.WriteScope;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** Keeps writes in the journal in the mirror's file until the database is back. */
final class JournaledWrites implements OfflineWrites {

    private static final String CLAIM = "ClaimWorkItem";

    private final Mirror mirror;
    private final MyBatisJournal journal;
    private final WaitingMark mark;
    private final Supplier<Sessions> database;
    private final JournalReplay replay;

    /**
     * @param database the record in the database itself
     * @param copyAll brings the mirror to where the database is, if nothing waits
     */
    JournaledWrites(
            Mirror mirror,
            MyBatisJournal journal,
            Path projectFolder,
            Supplier<Sessions> database,
            Copying copyAll,
            Clock clock) {
        this.mirror = mirror;
        this.journal = journal;
        this.database = database;
        this.mark = new WaitingMark(mirror.file());
        this.replay = new JournalReplay(
                new RecordPorts(new LazySessions(database, true), projectFolder) {},
                journal,
                new ReplayLock(mirror.file().resolveSibling(mirror.file().getFileName() + ".replay")),
                () -> copyAll.ifNothingWaits(database.get()),
                clock);
    }

    /** Copies the database to the mirror. */
    @FunctionalInterface
    interface Copying {
        boolean ifNothingWaits(Sessions database);
    }

    /** The journal, to look into. */
    OfflineJournal journal() {
        return journal;
    }

    @Override
    public boolean isWaiting() {
        return mark.isSet() && journal.isOpen();
    }

    /** As {@link #isWaiting}, by the journal itself: sets right a mark that somebody removed. */
    boolean isOpen() {
        boolean open = journal.isOpen();
        if (open) {
            mark.set();
        }
        return open;
    }

    @Override
    public void admit() {
        mirror.sessions();
    }

    /** What takes a write within its transaction on the mirror. */
    WriteJournal taking() {
        MirrorJournal taking = new MirrorJournal(journal);
        return new WriteJournal() {

            @Override
            public void begin(String operation) {
                taking.begin(operation);
                mark.set();
                if (operation.equals(CLAIM)) {
                    Observation.current()
                            .warn(
                                    Warning.CLAIM_UNCONFIRMED,
                                    "The claim is provisional: another may hold the item by the time the database is"
                                            + " back. See get_sync_status then.");
                }
            }

            @Override
            public void note(Supplier<Written> write) {
                taking.note(write);
                Observation.current().wroteToCache();
            }
        };
    }

    @Override
    public boolean replay() {
        if (!isOpen()) {
            return true;
        }
        Sessions reached = database.get();
        // A connection that broke during a commit leaves that to its server, which may not have finished it.
        reached.write(WriteScope.ROWS, () -> reached.with(MirroredMapper.class, MirroredMapper::awaitCommits));
        boolean done = replay.run();
        if (done) {
            mirror.sessions().write(WriteScope.ROWS, () -> {
                if (!journal.isOpen()) {
                    mark.clear();
                }
                return true;
            });
        }
        return done;
    }

    @Override
    public AvailabilityState counts() {
        if (!mark.isSet()) {
            return AvailabilityState.ONLINE;
        }
        return new AvailabilityState(DatabaseStatus.DEGRADED, journal.pending(), journal.oldestPendingAt(), 0);
    }

    @Override
    public void close() {
        // The mirror is closed by whoever opened it.
    }
}
