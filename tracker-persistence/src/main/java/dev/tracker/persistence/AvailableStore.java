package dev.tracker.persistence;

import dev.tracker.core.availability.Availability;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Source;
import dev.tracker.core.availability.Synchronisation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.replay.SyncService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A project's record, which goes on while its database is away: reads come from other sources then, and
 * changes are kept until the database is back. Opening it visits no server. Notes what is to be said of a
 * call in the {@link dev.tracker.core.availability.Observation} of its thread. Safe for several threads;
 * closed once by its owner.
 */
public final class AvailableStore extends RecordPorts implements AutoCloseable {

    private static final String BESIDE_FILE = "sqlite";
    private static final Duration COMMANDS_KEEP = Duration.ofSeconds(10);

    private final StoreSettings settings;
    private final List<AutoCloseable> parts;
    private final Availability availability;
    private final OfflineWrites offline;
    private final BooleanSupplier replay;
    private final UnaryOperator<ProjectFiles> guard;

    private AvailableStore(
            StoreSettings settings,
            RecordSessions sessions,
            Availability availability,
            OfflineWrites offline,
            BooleanSupplier replay,
            List<AutoCloseable> parts) {
        this(settings, sessions, availability, offline, replay, parts, UnaryOperator.identity());
    }

    private AvailableStore(
            StoreSettings settings,
            RecordSessions sessions,
            Availability availability,
            OfflineWrites offline,
            BooleanSupplier replay,
            List<AutoCloseable> parts,
            UnaryOperator<ProjectFiles> guard) {
        super(sessions, settings.projectFolder(), settings.workingFolder(), settings.statusFile());
        this.settings = settings;
        this.availability = availability;
        this.offline = offline;
        this.replay = replay;
        this.parts = parts;
        this.guard = guard;
    }

    /**
     * The record of a project, for many calls.
     *
     * @throws dev.tracker.core.error.DatabaseException if it cannot be opened and nothing may serve in its place
     */
    public static AvailableStore open(ProjectSettings project) {
        return open(project, project.store());
    }

    /** The same for a process that asks one thing at a time, and wants to start quickly. */
    public static AvailableStore openForOneCommand(ProjectSettings project) {
        return open(project, project.store().forOneCommand());
    }

    /** The same with its journal, which a command on a record in a file does without as long as nothing waits there. */
    static AvailableStore openWithJournal(ProjectSettings project) {
        StoreSettings store = project.store().forOneCommand();
        boolean isFile = Dialect.of(store.url()) == Dialect.SQLITE;
        return isFile && project.fallback() && project.untrusted().isEmpty()
                ? onFile(project, store, Clock.systemUTC())
                : open(project, store);
    }

    private static AvailableStore open(ProjectSettings project, StoreSettings store) {
        if (!project.untrusted().isEmpty()) {
            return untrusted(project, store, Clock.systemUTC());
        }
        if (project.fallback() && Dialect.of(store.url()) == Dialect.POSTGRESQL) {
            return onServer(project, store, Clock.systemUTC());
        }
        if (Dialect.of(store.url()) == Dialect.SQLITE) {
            return project.fallback() && store.connections() > 1
                    ? onFile(project, store, Clock.systemUTC())
                    : directlyOnFile(project, store);
        }
        Store alone = Store.open(store);
        Supplier<List<Warning>> held =
                project.fallback() ? () -> HeldEntries.warnings(project, alone.sessions()) : List::of;
        return new AvailableStore(
                store,
                alone.sessions(),
                new UnwatchedAvailability(held),
                OfflineWrites.REFUSED,
                () -> true,
                List.of(alone));
    }

    /**
     * Makes the record of a project where it is missing: in its file, whatever the file's folder is, or in its PostgreSQL
     * database, also where this project had one that is gone.
     *
     * @return whether it was missing
     * @throws dev.tracker.core.error.DatabaseException if it cannot be made
     */
    public static boolean makeRecord(ProjectSettings project) {
        StoreSettings store = project.store().forOneCommand();
        if (Dialect.of(store.url()) == Dialect.POSTGRESQL) {
            return project.fallback() && project.untrusted().isEmpty() && makeAnother(project, store);
        }
        if (FileKey.of(SqliteFile.of(store).path()) != null) {
            return false;
        }
        Store.open(store).close();
        return true;
    }

    /** Makes a record in a database from which the project's is gone; the mirror is of the new one then. */
    private static boolean makeAnother(ProjectSettings project, StoreSettings store) {
        Clock clock = Clock.systemUTC();
        try (Mirror mirror = new Mirror(project.cachePath(), RecordName.of(store.url()), clock);
                JournaledWrites offline = JournaledWrites.of(project, mirror, mirror::recordId, clock);
                ServerDatabase database = new ServerDatabase(store)) {
            if (mirror.recordId() == null || database.schemaVersion().isPresent()) {
                return false;
            }
            new MirrorFollower(mirror, offline::isOpen).follow(database.sessions());
            return true;
        }
    }

    /**
     * The record of a project on PostgreSQL.
     *
     * @param store where the record is; of the project's settings, for one command or for many calls
     */
    private static AvailableStore onServer(ProjectSettings project, StoreSettings store, Clock clock) {
        UsualTimesFile times =
                new UsualTimesFile(project.cachePath().resolveSibling("usual-times"), RecordName.of(store.url()));
        Mirror mirror = new Mirror(project.cachePath(), RecordName.of(store.url()), clock);
        ServerDatabase server = new ServerDatabase(store, times, mirror::recordId);
        JournaledWrites offline = JournaledWrites.of(project, mirror, mirror::recordId, clock);
        MirrorFollower follower = new MirrorFollower(mirror, offline::isOpen);
        offline.afterReplay(follower::replace);
        WatchedDatabase database = new WatchedDatabase(server, clock);
        MirrorUpkeep upkeep = new MirrorUpkeep(follower, database, offline);
        database.onReturn(upkeep::comeBack);
        MirrorSource fresh = new MirrorSource(mirror, project.cacheTtl(), offline::isWaiting);
        NoSource nothing = new NoSource();
        StatedRecordSource committed = committed(project, clock);
        StatedRecordSource inTree = inTree(project, clock);
        ReadSources sources = new ReadSources(
                List.of(fresh, committed, inTree, fresh.atAnyAge()),
                nothing,
                () -> database.isServing() ? upkeep.whyWaiting() : database.reason());
        List<AutoCloseable> parts =
                new ArrayList<>(List.of(upkeep, database, offline, committed, inTree, nothing, mirror));
        if (store.connections() > 1) {
            upkeep.begin();
        } else {
            upkeep.replay();
            parts.add(0, () -> refreshIfOld(project, mirror, database, upkeep));
        }
        return new AvailableStore(
                store,
                new FallbackSessions(
                        database,
                        sources,
                        offline,
                        offline::isWaiting,
                        offline::isWaiting,
                        mirror::isFilled,
                        upkeep::written),
                new ObservedAvailability(database, mirror, offline),
                offline,
                () -> database.call(offline::replay),
                parts);
    }

    private static StatedRecordSource committed(ProjectSettings project, Clock clock) {
        return new StatedRecordSource(
                Source.GIT_HISTORY, new CommittedFile(project.statusFile()), project.projectFolder(), clock);
    }

    private static StatedRecordSource inTree(ProjectSettings project, Clock clock) {
        return new StatedRecordSource(
                Source.MARKDOWN_FILE,
                new WorkingFile(project.projectFolder(), project.statusFile()),
                project.projectFolder(),
                clock);
    }

    /** The record of a project that is not trusted in everything: reads, of what needs no trust. Makes nothing. */
    private static AvailableStore untrusted(ProjectSettings project, StoreSettings store, Clock clock) {
        Untrusted untrusted = Untrusted.of(project);
        MainDatabase database = untrustedDatabase(project, store, untrusted, clock);
        NoSource nothing = new NoSource();
        List<StatedRecordSource> stated = project.fallback() && untrusted.leavesStatusFile(project.statusFile())
                ? List.of(committed(project, clock), inTree(project, clock))
                : List.of();
        ReadSources sources = new ReadSources(List.copyOf(stated), nothing, database::reason);
        List<AutoCloseable> parts = new ArrayList<>(List.of(database, nothing));
        parts.addAll(stated);
        AvailabilityState state = new AvailabilityState(
                database.isServing() ? DatabaseStatus.ONLINE : DatabaseStatus.OFFLINE, 0, null, 0);
        return new AvailableStore(
                store,
                new ReadOnlySessions(
                        new FallbackSessions(
                                database,
                                sources,
                                OfflineWrites.REFUSED,
                                () -> false,
                                () -> false,
                                () -> false,
                                () -> {}),
                        untrusted),
                new FixedAvailability(state),
                OfflineWrites.REFUSED,
                () -> {
                    throw untrusted.refusal();
                },
                parts,
                files -> new ReadOnlyFiles(files, untrusted));
    }

    private static MainDatabase untrustedDatabase(
            ProjectSettings project, StoreSettings store, Untrusted untrusted, Clock clock) {
        if (!untrusted.leavesDatabase(store)) {
            return new RefusedDatabase(untrusted, project.fallback());
        }
        if (Dialect.of(store.url()) == Dialect.POSTGRESQL) {
            return new WatchedDatabase(new ServerDatabase(store), clock);
        }
        boolean exists = Files.isRegularFile(SqliteFile.of(store).path());
        return exists
                ? new WatchedDatabase(new EmbeddedDatabase(store), clock)
                : new RefusedDatabase(untrusted, project.fallback());
    }

    /** The file for a command, without anything beside it, as long as it can be used and nothing waits for it. */
    private static AvailableStore directlyOnFile(ProjectSettings project, StoreSettings store) {
        if (project.fallback() && new WaitingMark(project.cachePath()).isSet()) {
            return onFile(project, store, Clock.systemUTC());
        }
        EmbeddedDatabase file =
                new EmbeddedDatabase(store, project.creation(), () -> project.fallback() && isAnythingWaiting(project));
        boolean usable = false;
        try {
            file.sessions();
            usable = true;
        } catch (DatabaseException e) {
            usable = RecordFileException.kindOf(e) == RecordFileException.Kind.NONE_YET;
            if (!usable && (!project.fallback() || !Away.is(e))) {
                throw e;
            }
        } finally {
            if (!usable) {
                file.close();
            }
        }
        return usable ? directlyOn(project, file, store) : onFile(project, store, Clock.systemUTC());
    }

    private static AvailableStore directlyOn(ProjectSettings project, EmbeddedDatabase file, StoreSettings store) {
        DirectDatabase database = new DirectDatabase(file, project.fallback());
        OfflineWrites offline = project.fallback() ? JournalOnDemand.of(project, file) : OfflineWrites.REFUSED;
        NoSource nothing = new NoSource();
        ReadSources sources = new ReadSources(List.of(), nothing, database::reason);
        FallbackSessions sessions = new FallbackSessions(
                database, sources, offline, () -> false, offline::isWaiting, () -> false, () -> {});
        return new AvailableStore(
                store, sessions, Availability.ALONE, offline, () -> true, List.of(database, offline, nothing));
    }

    /** The journal's mirror beside a record in a file. */
    static Mirror besideFile(ProjectSettings project, Clock clock) {
        return new Mirror(project.cachePath(), BESIDE_FILE, clock);
    }

    /** Whether changes wait for a record whose file is missing: in the journal, or in the status file. */
    private static boolean isAnythingWaiting(ProjectSettings project) {
        try (Mirror beside = besideFile(project, Clock.systemUTC());
                JournaledWrites offline = JournaledWrites.of(project, beside, () -> null, Clock.systemUTC())) {
            return offline.isWaiting();
        }
    }

    /** The record of a project in a file, which may be damaged, locked or gone. Its backups are its mirror. */
    private static AvailableStore onFile(ProjectSettings project, StoreSettings store, Clock clock) {
        Mirror beside = besideFile(project, clock);
        // The journal and the file ask each other: whether changes wait, and for which record.
        AtomicReference<@Nullable EmbeddedDatabase> opened = new AtomicReference<>();
        JournaledWrites journaled = JournaledWrites.of(
                project,
                beside,
                () -> {
                    EmbeddedDatabase asked = opened.get();
                    return asked == null ? null : asked.recordId();
                },
                clock);
        journaled.afterReplay((database, first, settled) -> beside.empty(first, settled));
        EmbeddedDatabase file = new EmbeddedDatabase(store, project.creation(), journaled::isWaiting);
        opened.set(file);
        WatchedDatabase database = new WatchedDatabase(file, clock);
        BackupSource backup = new BackupSource(file.backups(), clock);
        OfflineWrites offline = new SeededWrites(journaled, beside, file.backups(), () -> !database.isServing());
        database.onReturn(offline::replay);
        NoSource nothing = new NoSource();
        StatedRecordSource committed = committed(project, clock);
        StatedRecordSource inTree = inTree(project, clock);
        MirrorSource waiting = new MirrorSource(beside, project.cacheTtl(), offline::isWaiting);
        ReadSources sources = new ReadSources(
                List.of(waiting.onlyIfFilled(), backup, committed, inTree, waiting), nothing, database::reason);
        FileUpkeep upkeep = new FileUpkeep(database, offline, file.backups());
        upkeep.begin();
        return new AvailableStore(
                store,
                new FallbackSessions(
                        database, sources, offline, () -> false, upkeep::isStillWaiting, () -> false, () -> {}),
                new ObservedAvailability(database, beside, offline),
                offline,
                () -> database.call(offline::replay),
                List.of(upkeep, database, offline, backup, committed, inTree, nothing, beside));
    }

    /** Where no server keeps the mirror, commands do as they end: not each, for looking into it takes its time. */
    private static void refreshIfOld(
            ProjectSettings project, Mirror mirror, WatchedDatabase database, MirrorUpkeep upkeep) {
        if (isChosen(project) && database.wasReached() && mirror.wasUntouchedFor(COMMANDS_KEEP)) {
            upkeep.written();
        }
    }

    /**
     * Whether a read may leave a mirror: its folder is there already, or the project is the root of a git working
     * tree. A {@code .tracker} anywhere else would catch every folder below.
     */
    private static boolean isChosen(ProjectSettings project) {
        Path beside = project.cachePath().toAbsolutePath().getParent();
        Path folder = project.projectFolder();
        return (beside != null && Files.isDirectory(beside)) || folder.equals(GitFolder.workingTree(folder));
    }

    @Override
    public ProjectFiles files() {
        return guard.apply(super.files());
    }

    /** What keeps this record's writes while its database is away; null where nothing does. */
    @Nullable
    JournaledWrites journaledWrites() {
        if (offline instanceof SeededWrites seeded) {
            return seeded.journaled();
        }
        return offline instanceof JournaledWrites journaled ? journaled : null;
    }

    @Override
    public WriteJournal writeJournal() {
        return offline.journal();
    }

    @Override
    public Synchronisation synchronisation() {
        return new SyncService(this, replay, offline, Clock.systemUTC());
    }

    @Override
    public Availability availability() {
        return availability;
    }

    /** Gives everything back. Calls under way end first or fail. */
    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                SqlErrors.log().log(System.Logger.Level.WARNING, "A part of the record could not be closed", e);
            }
        }
    }

    /** Names the record without what is secret. */
    @Override
    public String toString() {
        return "AvailableStore[" + settings.shownUrl() + "]";
    }
}
