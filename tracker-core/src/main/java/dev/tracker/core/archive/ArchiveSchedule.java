package dev.tracker.core.archive;

import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Archives once a day in the background, for programs that run long. Any number of them may be open on
 * one record: each day one of them does it. Closed before the store is.
 */
public final class ArchiveSchedule implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    /** A server's first calls are not kept waiting. */
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Caller CALLER = Caller.named("tracker");

    private final ArchiveService archive;
    private final ArchiveWorkItems command;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Thread thread;

    /**
     * A schedule that has not begun.
     *
     * @param thresholdDays how many days an item lies still before it is archived, 1 to 36,500
     */
    public ArchiveSchedule(ArchiveService archive, int thresholdDays) {
        this.archive = archive;
        this.command = ArchiveWorkItems.after(thresholdDays);
    }

    /** Begins to look, now and then, whether it is time. */
    public ArchiveSchedule start() {
        return start(FIRST_LOOK, BETWEEN_LOOKS);
    }

    /** As {@link #start()}, with pauses of the caller's. */
    public ArchiveSchedule start(Duration firstLook, Duration betweenLooks) {
        Thread background = new Thread(() -> lookNowAndThen(firstLook, betweenLooks), "tracker-archive");
        background.setDaemon(true);
        background.start();
        thread = background;
        return this;
    }

    /**
     * Archives on the calling thread, unless it was done within a day, here or elsewhere.
     *
     * @return whether it did
     */
    public boolean runIfDue() {
        if (!archive.beginRun(INTERVAL)) {
            return false;
        }
        archive.archive(command, CALLER, (archived, total) -> {
            if (ended.getCount() == 0) {
                throw new CancellationException("the program ends");
            }
        });
        return true;
    }

    /** Ends it: what is under way stops after its batch, and the rest waits for another day. */
    @Override
    public void close() {
        ended.countDown();
        Thread background = thread;
        if (background == null) {
            return;
        }
        try {
            background.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (background.isAlive()) {
            log().log(System.Logger.Level.WARNING, "The daily archiving did not end in time");
        }
    }

    private void lookNowAndThen(Duration firstLook, Duration betweenLooks) {
        try {
            Duration pause = firstLook;
            while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
                pause = betweenLooks;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            runIfDue();
        } catch (CancellationException e) {
            log().log(System.Logger.Level.DEBUG, "The daily archiving was broken off");
        } catch (DatabaseException e) {
            // An archive can wait, and whoever works hears of a database that is away.
            log().log(System.Logger.Level.DEBUG, "The daily archiving waits for the database", e);
        } catch (TrackerException e) {
            log().log(System.Logger.Level.WARNING, "The daily archiving did not succeed: " + e.getMessage());
        } catch (RuntimeException e) {
            // One bad day must not end the schedule.
            log().log(System.Logger.Level.ERROR, "The daily archiving failed", e);
        }
    }

    private static System.Logger log() {
        return System.getLogger("dev.tracker.archive");
    }
}
