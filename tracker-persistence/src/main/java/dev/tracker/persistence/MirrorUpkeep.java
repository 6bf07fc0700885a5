package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the mirror follows its database: with each write of this process, and, in a process that
 * lives long, every few seconds. What fails here fails no call. Safe for several threads.
 */
final class MirrorUpkeep implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(5);

    /** Whoever put a change in the journal may have ended, or may not know that the database is back. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final MirrorFollower follower;
    private final MainDatabase database;
    private final OfflineWrites offline;
    private final ScheduledExecutorService upkeep = Daemon.timer("tracker-mirror");

    private volatile boolean looks;
    private volatile @Nullable String lastRefusal;

    MirrorUpkeep(MirrorFollower follower, MainDatabase database, OfflineWrites offline) {
        this.follower = follower;
        this.offline = offline;
        this.database = database;
    }

    /** Goes on as long as this process lives. */
    void begin() {
        looks = true;
        Daemon.repeat(upkeep, Duration.ZERO, BETWEEN_LOOKS, () -> whileServing(this::replay));
        Daemon.repeat(upkeep, Duration.ZERO, EVERY, () -> whileServing(this::keep));
    }

    private void whileServing(Runnable task) {
        if (database.isServing()) {
            task.run();
        }
    }

    private void keep() {
        refresh();
        if (offline.holds()) {
            quietly(() -> database.call(sessions -> {
                offline.takeBack(sessions);
                return true;
            }));
        }
        quietly(follower::tidy);
    }

    /** Brings what waits to the database, if that answers: another process, or an earlier one, may have left it. */
    void replay() {
        if (offline.isWaiting()) {
            quietly(() -> {
                database.call(offline::replay);
                lastRefusal = null;
            });
        }
    }

    /** Why changes still wait for a database that answers, as a sentence. */
    String whyWaiting() {
        String refusal = lastRefusal;
        return "Changes wait for the database." + (refusal == null ? "" : " " + refusal);
    }

    /** Brings a write of this process to the mirror. */
    void written() {
        quietly(() -> database.call(sessions -> {
            follower.followQuickly(sessions);
            return true;
        }));
    }

    /** Brings the mirror to where the database is now. */
    void refresh() {
        quietly(() -> database.call(sessions -> {
            follower.follow(sessions);
            lastRefusal = null;
            return true;
        }));
    }

    /**
     * Brings what waits to a database that is back, and the mirror to where it is. A process that lives long lets calls
     * go there first: as long as anything waits they join it, and no write that thinks the database unavailable opens
     * the journal again behind the replay.
     */
    void comeBack(Sessions returned) {
        if (looks) {
            Daemon.later(upkeep, BETWEEN_LOOKS, () -> whileServing(this::bringAndRefresh));
            return;
        }
        try {
            offline.replay(returned);
        } catch (DatabaseException e) {
            if (Away.is(e)) {
                throw e;
            }
            // What waits goes on waiting; whoever does not need it need not.
            SqlErrors.log().log(System.Logger.Level.WARNING, "Changes could not be brought to the database", e);
        }
        quietly(() -> follower.follow(returned));
    }

    private void bringAndRefresh() {
        quietly(() -> database.call(offline::replay));
        refresh();
    }

    private void quietly(Runnable task) {
        try {
            task.run();
        } catch (TrackerException e) {
            // It is tried again and again: what keeps it from coming about is told once.
            boolean known = Away.is(e) || String.valueOf(e.getMessage()).equals(lastRefusal);
            lastRefusal = Away.is(e) ? lastRefusal : e.getMessage();
            tell(!known, e);
        } catch (RuntimeException e) {
            tell(true, e);
        }
    }

    /** What is closed meanwhile cannot be used to the end, which is no news. */
    private void tell(boolean isNews, RuntimeException fault) {
        System.Logger.Level level =
                isNews && !upkeep.isShutdown() ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
        SqlErrors.log().log(level, "The mirror, or what waits in it, is not where it should be", fault);
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
    }
}
