package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that the mirror follows its database: with each write of this process, and, in a process that
 * lives long, every few seconds. What fails here fails no call. Safe for several threads.
 */
final class MirrorUpkeep implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final MirrorFollower follower;
    private final MainDatabase database;
    private final OfflineWrites offline;
    private final ScheduledExecutorService upkeep =
            Executors.newSingleThreadScheduledExecutor(task -> Daemon.of(task, "tracker-mirror"));

    MirrorUpkeep(MirrorFollower follower, MainDatabase database, OfflineWrites offline) {
        this.follower = follower;
        this.offline = offline;
        this.database = database;
    }

    /** Goes on as long as this process lives. */
    void begin() {
        upkeep.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Brings what waits to the database where that serves, and the mirror to where the database is then. */
    void look() {
        if (database.isServing()) {
            if (offline.isWaiting()) {
                replay();
            }
            refresh();
        }
    }

    /** Brings what waits to the database. */
    void replay() {
        quietly(() -> database.call(sessions -> offline.replay()));
    }

    /** Brings the mirror to where the database is now, unless changes wait in it. */
    void refresh() {
        quietly(() -> database.call(sessions -> {
            follower.follow(sessions);
            return true;
        }));
    }

    /** Brings both together when the database is back, and calls do not go to it yet. */
    void comeBack(Sessions returned) {
        offline.replay();
        quietly(() -> follower.follow(returned));
    }

    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (DatabaseException e) {
            SqlErrors.log().log(
                    System.Logger.Level.DEBUG, "The mirror and the database could not be brought together", e);
        } catch (RuntimeException e) {
            SqlErrors.log().log(
                    System.Logger.Level.WARNING, "The mirror and the database could not be brought together", e);
        }
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
    }
}
