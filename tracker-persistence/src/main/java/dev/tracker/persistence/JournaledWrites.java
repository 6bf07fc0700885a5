package dev.tracker.persistence;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.replay.JournalReplay;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.persistence.files.FolderProjectFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the writes of a project in two places while its database is away: in the mirror's journal, with the
 * mirror's own change, and in the status file. Either is enough to bring them to the database. Safe for
 * several threads and several processes.
 */
final class JournaledWrites implements OfflineWrites {

    private static final int NEVER = -1;

    private final Path projectFolder;
    private final Path statusFile;
    private final Mirror mirror;
    private final PendingFile file;
    private final JournalGuard guard;
    private final RescuedEntries rescued;
    private final ReplayLock turn;
    private final WaitingMark mark;
    private final Clock clock;
    private final ExecutorService beside =
            Executors.newSingleThreadExecutor(task -> Daemon.of(task, "tracker-pending-file"));

    @SuppressWarnings("ThreadLocalUsage") // A thread may be in calls of two stores at once.
    private final ThreadLocal<@Nullable KeptWrite> running = new ThreadLocal<>();

    private @Nullable Replacing replacing;
    private volatile long openConflicts;
    private final AtomicInteger losses = new AtomicInteger();
    private volatile int lookedAfter = NEVER;
    private volatile boolean holds;
    private final AtomicBoolean toldOfHeld = new AtomicBoolean();

    JournaledWrites(
            Path projectFolder, Path statusFile, Mirror mirror, JournalGuard guard, ReplayLock turn, Clock clock) {
        this.projectFolder = projectFolder;
        this.statusFile = statusFile;
        this.mirror = mirror;
        this.guard = guard;
        this.file = new PendingFile(new FolderProjectFiles(projectFolder), statusFile.toString(), guard);
        this.turn = turn;
        this.mark = new WaitingMark(mirror.file());
        this.clock = clock;
        this.rescued = new RescuedEntries(file);
        mirror.onLoss(waiting -> {
            rescued.add(waiting);
            losses.incrementAndGet();
        });
    }

    /** @param recordId the id of the record, as far as it is known */
    static JournaledWrites of(ProjectSettings project, Mirror mirror, Supplier<@Nullable UUID> recordId, Clock clock) {
        return new JournaledWrites(
                project.projectFolder(),
                project.statusFile(),
                mirror,
                HeldEntries.guard(project, mirror.record(), recordId, clock),
                new ReplayLock(project.cachePath().resolveSibling("replay.lock")),
                clock);
    }

    /** Makes the mirror what it has to be after a replay. */
    @FunctionalInterface
    interface Replacing {

        /**
         * Replaces what the mirror holds.
         *
         * @param first done when nobody can change the mirror any more
         * @param settled asked when nobody can change the mirror any more: whether it may be replaced; it
         *     empties the journal then, which takes effect together
         * @return whether that was done
         */
        boolean replace(Sessions database, Runnable first, BooleanSupplier settled);
    }

    void afterReplay(Replacing task) {
        replacing = task;
    }

    @Override
    public boolean isWaiting() {
        mirror.closeIfLost();
        adoptOnce();
        tellOfHeldOnce();
        try {
            return mark.isSet() && isOpen();
        } catch (DatabaseException e) {
            // What cannot be read holds nothing back; the status file has the writes too.
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The journal cannot be read", e);
            return false;
        }
    }

    /** Warns in the first answer of this process that the journal has entries which do not count. */
    private void tellOfHeldOnce() {
        if (holds && Observation.isObserved() && toldOfHeld.compareAndSet(false, true)) {
            heldWarnings().forEach(warning -> Observation.current().warn(warning.code(), warning.message()));
        }
    }

    /** As {@link #isWaiting}, by the mirror's own word; sets right a mark that somebody took away. */
    boolean isOpen() {
        boolean open = mirror.exists() && journalInMirror().isOpen();
        if (open) {
            mark.set();
        }
        return open;
    }

    @Override
    public <T extends @Nullable Object> T write(Unit<T> unit) {
        KeptWrite kept = new KeptWrite(file, beside, mark);
        running.set(kept);
        try {
            return written(unit, kept);
        } catch (NotFoundException e) {
            boolean isFilled = mirror.isFilled();
            if (!isFilled) {
                Observation.current()
                        .warn(
                                Warning.NO_SOURCE,
                                "The database does not answer, and nothing else could say what this change needs to know:"
                                        + " the mirror was never filled.");
            }
            throw new DatabaseException(
                    SqlErrors.WRITE,
                    e.unconfirmed(
                                            isFilled
                                                    ? "is not in the mirror, which takes changes while the database does not"
                                                    : "could not be looked for, because nothing could answer")
                                    .getMessage()
                            + " Nothing was changed.",
                    e);
        } finally {
            running.remove();
        }
    }

    private <T extends @Nullable Object> T written(Unit<T> unit, KeptWrite kept) {
        T result;
        try {
            kept.into(journalInMirror());
            result = unit.on(mirror.sessions(), kept::answered);
        } catch (DatabaseException fault) {
            if (kept.isRefused()) {
                throw fault;
            }
            return besideMirror(unit, kept, fault);
        } catch (TrackerException refusal) {
            kept.undo();
            throw refusal;
        }
        kept.finish();
        return result;
    }

    /** The mirror could not keep it: the file may. What is new needs nothing that only the mirror knows. */
    private <T extends @Nullable Object> T besideMirror(Unit<T> unit, KeptWrite kept, DatabaseException fault) {
        if (!kept.isNoted()) {
            try (MemoryRecord empty = new MemoryRecord()) {
                kept.into(null);
                unit.on(empty.sessions(), kept::answered);
            }
        }
        if (!kept.finishWithout(fault)) {
            throw fault;
        }
        return kept.answer();
    }

    @Override
    public WriteJournal journal() {
        return new RunningJournal(running::get);
    }

    /** Whether the refusal means that the database accepts no write at all now. */
    private static boolean takesNoChange(RuntimeException refusal) {
        return Away.is(refusal) || UnusableDatabaseException.is(refusal);
    }

    @Override
    public boolean replay(Sessions database) {
        RecordPorts ports = new RecordPorts(database, projectFolder, statusFile) {};
        JournalGuard bound = guard.of(RecordIdentity.of(database));
        boolean adopted = adopt(bound);
        if (adopted && !isWaiting()) {
            openConflicts = ports.conflicts().countOpen();
            return true;
        }
        // A connection that broke during a commit left that to its server, which may not have finished it.
        if (database.dialect() == Dialect.POSTGRESQL) {
            database.write(WriteScope.ROWS, () -> database.with(MirroredMapper.class, MirroredMapper::awaitCommits));
        }
        FileJournal inFile = new FileJournal(file.of(bound));
        JournalReplay replay = adopted
                ? new JournalReplay(
                        ports,
                        new MyBatisJournal(mirror.copying(), bound),
                        turn,
                        rest -> finish(database, bound, rest),
                        JournaledWrites::takesNoChange,
                        clock)
                : new JournalReplay(
                        ports, inFile, turn, rest -> inFile.finish(), JournaledWrites::takesNoChange, clock);
        boolean ended = false;
        try {
            ended = replay.run();
            if (ended) {
                regenerate(ports);
            }
            return ended;
        } finally {
            if (!adopted || !ended) {
                tell(replay, ended);
            }
            openConflicts = ports.conflicts().countOpen();
        }
    }

    /**
     * The journal ends with the mirror's copy. Whoever writes offline waits meanwhile, else there might be one more
     * change whenever this looks.
     */
    private boolean finish(Sessions database, JournalGuard bound, JournalReplay rest) {
        MyBatisJournal held = new MyBatisJournal(mirror.copying(), bound);
        Set<UUID> settled = new HashSet<>();
        boolean ended = Objects.requireNonNull(replacing, "known before any replay")
                .replace(
                        database,
                        () -> {
                            rest.bringRest(held);
                            held.entries().forEach(entry -> settled.add(entry.requestId()));
                        },
                        () -> {
                            // With the end, so that whoever sees that nothing waits any more hears of it.
                            tell(rest, true);
                            return held.close(clock.instant().truncatedTo(ChronoUnit.MICROS));
                        });
        MyBatisJournal journal = journalInMirror();
        mirror.sessions().write(WriteScope.ROWS, () -> {
            // Within a write, for each change that comes in sets the mark within its own.
            if (!journal.isOpen()) {
                mark.clear();
            }
            return true;
        });
        if (ended) {
            forget(settled);
        }
        return ended;
    }

    /** Should this fail, or never come about, they are found to be there when the file is looked at next. */
    private void forget(Set<UUID> settled) {
        try {
            file.remove(settled);
        } catch (TrackerException e) {
            SqlErrors.log().log(
                    System.Logger.Level.WARNING, "The pending changes cannot be taken out of the status file", e);
        }
    }

    /** The status file then says what the record does; one that is not there, or is somebody else's, stays so. */
    private void regenerate(RecordPorts ports) {
        try {
            if (ports.files().find(ports.statusFilePath()).isPresent()) {
                Tracker.over(ports, clock).statusFile().write();
            }
        } catch (TrackerException e) {
            SqlErrors.log().log(System.Logger.Level.INFO, "The status file was not written anew", e);
        }
    }

    /** Once, and again after each loss of the mirror. */
    private void adoptOnce() {
        if (lookedAfter == losses.get()) {
            return;
        }
        synchronized (this) {
            int known = losses.get();
            if (lookedAfter != known) {
                adopt(guard);
                lookedAfter = known;
            }
        }
    }

    /**
     * Where the mirror was lost, the file has what waited in it; where it was not, the entries are there already.
     *
     * @return false where the file has changes that the mirror cannot take
     */
    private boolean adopt(JournalGuard by) {
        List<SealedEntry> waiting = List.of();
        try {
            mirror.closeIfLost();
            waiting = rescued.with(file.of(by).entries(), by);
            MyBatisJournal journal =
                    waiting.isEmpty() && !mirror.exists() ? null : new MyBatisJournal(mirror.sessions(), by);
            if (journal != null) {
                if (!waiting.isEmpty()) {
                    journal.adopt(waiting);
                    mark.set();
                    rescued.remove(waiting);
                }
                if (journal.takeBack()) {
                    mark.set();
                }
                if (journal.pending() > 0) {
                    journal.screen();
                }
                holds = !journal.held().isEmpty();
            }
            return true;
        } catch (TrackerException e) {
            SqlErrors.log().log(System.Logger.Level.WARNING, "The status file's pending changes cannot be taken in", e);
            return waiting.isEmpty();
        }
    }

    private MyBatisJournal journalInMirror() {
        return new MyBatisJournal(mirror.sessions(), guard);
    }

    /**
     * Keeps what a replay had to say for whichever process of the project is asked, until another brings something. One
     * that did not come to its end is part of the next, to which its entries are known and no news.
     */
    private void tell(JournalReplay replay, boolean ended) {
        List<Warning> news = replay.warnings();
        try {
            mirror.copying()
                    .write(
                            WriteScope.ROWS,
                            () -> mirror.copying().with(MirrorMapper.class, mapper -> {
                                if (replay.hasBrought()) {
                                    mapper.forgetEndedNews();
                                    mapper.addNews(JsonText.of(
                                            news.stream().map(Warning::toTree).toList()));
                                }
                                return ended && mapper.endNews() > 0;
                            }));
        } catch (DatabaseException e) {
            // Nothing is lost where there was nothing to say, as when the program ends meanwhile.
            System.Logger.Level level = news.isEmpty() ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
            SqlErrors.log().log(level, "What the replay had to say cannot be kept: " + news, e);
        }
    }

    @Override
    public List<Warning> warnings() {
        try {
            return mirror.exists() ? mirror.sessions().with(MirrorMapper.class, MirrorMapper::news) : List.of();
        } catch (DatabaseException e) {
            // What cannot be read is told by no one; reads say why.
            return List.of();
        }
    }

    @Override
    public boolean holds() {
        return holds;
    }

    @Override
    public void takeBack(Sessions database) {
        adopt(guard.of(RecordIdentity.of(database)));
    }

    @Override
    public List<Warning> heldWarnings() {
        return HeldEntries.of(file, mirror, guard).warnings();
    }

    /** What waits and does not count. */
    HeldEntries held() {
        return HeldEntries.of(file, mirror, guard);
    }

    /** Takes changes that somebody vouched for, as ones that this machine wrote for this record. */
    void accept(List<HeldEntries.Held> accepted) {
        MyBatisJournal journal = journalInMirror();
        long place = journal.lastPlace();
        List<SealedEntry> sealed = new ArrayList<>();
        Set<String> comments = new HashSet<>();
        List<JournalRow> rows = new ArrayList<>();
        for (HeldEntries.Held held : accepted) {
            SealedEntry entry = guard.seal(
                    Objects.requireNonNull(held.entry(), "can be read").entry(), place);
            place = entry.place();
            sealed.add(entry);
            comments.addAll(held.comments());
            rows.addAll(held.rows());
        }
        journal.adopt(sealed);
        mark.set();
        file.accept(comments, sealed);
        journal.release(rows);
    }

    @Override
    public AvailabilityState counts() {
        if (!mark.isSet()) {
            return AvailabilityState.ONLINE;
        }
        MyBatisJournal journal = journalInMirror();
        return new AvailabilityState(
                DatabaseStatus.DEGRADED, journal.pending(), journal.oldestPendingAt(), openConflicts);
    }

    @Override
    public @Nullable Instant lastSyncAt() {
        return mirror.exists() ? journalInMirror().lastSyncAt() : null;
    }

    @Override
    public void close() {
        beside.shutdown();
    }
}
