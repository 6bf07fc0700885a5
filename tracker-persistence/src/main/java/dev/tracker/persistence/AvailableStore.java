package dev.tracker.persistence;

import dev.tracker.core.availability.Availability;
import dev.tracker.core.change.WriteJournal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A project's record, which goes on while its database is away: reads come from other sources then, and
 * changes are kept until the database is back. Opening it visits no server. Notes what is to be said of a
 * call in the {@link dev.tracker.core.availability.Observation} of its thread. Safe for several threads;
 * closed once by its owner.
 */
public final class AvailableStore extends RecordPorts implements AutoCloseable {

    private final StoreSettings settings;
    private final List<AutoCloseable> parts;
    private final WriteJournal journal;
    private final Availability availability;

    private AvailableStore(
            StoreSettings settings,
            RecordSessions sessions,
            WriteJournal journal,
            Availability availability,
            List<AutoCloseable> parts) {
        super(sessions, settings.projectFolder());
        this.journal = journal;
        this.settings = settings;
        this.availability = availability;
        this.parts = parts;
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

    private static AvailableStore open(ProjectSettings project, StoreSettings store) {
        if (project.fallback() && Dialect.of(store.url()) == Dialect.POSTGRESQL) {
            return onServer(project, store, Clock.systemUTC());
        }
        Store alone = Store.open(store);
        return new AvailableStore(store, alone.sessions(), alone.writeJournal(), alone.availability(), List.of(alone));
    }

    /**
     * The record of a project on PostgreSQL.
     *
     * @param store where the record is; of the project's settings, for one command or for many calls
     */
    private static AvailableStore onServer(ProjectSettings project, StoreSettings store, Clock clock) {
        ServerDatabase server = new ServerDatabase(store);
        Mirror mirror = new Mirror(project.cachePath(), RecordName.of(store.url()), clock);
        MyBatisJournal journal = new MyBatisJournal(new LazySessions(mirror::sessions, false));
        MirrorFollower follower = new MirrorFollower(mirror, journal::isOpen);
        JournaledWrites offline = new JournaledWrites(
                mirror,
                journal,
                project.projectFolder(),
                server::sessions,
                sessions -> follower.copyAll(sessions, () -> journal.pending() > 0),
                clock);
        WatchedServer database = new WatchedServer(server, clock);
        MirrorUpkeep upkeep = new MirrorUpkeep(follower, database, offline);
        database.onReturn(sessions -> {
            upkeep.comeBack(sessions);
        });
        MirrorSource fresh = new MirrorSource(mirror, project.cacheTtl(), offline::isWaiting);
        NoSource nothing = new NoSource();
        List<ReadSource> inOrder = new ArrayList<>(List.of(fresh));
        inOrder.add(fresh.atAnyAge());
        ReadSources sources = new ReadSources(
                inOrder, nothing, () -> database.isServing() ? "Changes wait for the database." : database.reason());
        if (store.connections() > 1) {
            upkeep.begin();
        } else if (offline.isWaiting() && database.answers()) {
            upkeep.replay();
        }
        FallbackSessions sessions = new FallbackSessions(database, sources, mirror, offline, upkeep::refresh);
        return new AvailableStore(
                store,
                sessions,
                new FallbackJournal(sessions, offline.taking()),
                new ObservedAvailability(database, mirror, offline),
                List.of(upkeep, database, offline, nothing, mirror));
    }

    @Override
    public WriteJournal writeJournal() {
        return journal;
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
