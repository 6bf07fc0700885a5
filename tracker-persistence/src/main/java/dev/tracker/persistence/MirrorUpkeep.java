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

    /** @param again whether to go on as long as this process lives, or to do what writes need only */
    void begin(boolean again) {
        if (!again) {
            replay();
        } else {
            upkeep.scheduleWithFixedDelay(
                    () -> {
                        if (database.isServing()) {
                            replay();
                            refresh();
                        }
                    },
                    0,
                    EVERY.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Brings what waits to the database, if that answers: another process, or an earlier one, may have left it. */
    void replay() {
        if (offline.isWaiting()) {
            quietly(() -> database.call(offline::replay));
        }
    }

    /** Brings the mirror to where the database is now. */
    void refresh() {
        quietly(() -> database.call(sessions -> {
            follower.follow(sessions);
            return true;
        }));
    }

    /** The same for a database that calls do not go to yet. */
    void refresh(Sessions returned) {
        quietly(() -> follower.follow(returned));
    }

    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (DatabaseException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The mirror could not be refreshed", e);
        } catch (RuntimeException e) {
            SqlErrors.log().log(System.Logger.Level.WARNING, "The mirror could not be refreshed", e);
        }
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
    }
}
