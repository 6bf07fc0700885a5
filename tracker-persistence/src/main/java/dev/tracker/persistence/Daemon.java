package dev.tracker.persistence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads of our own, which keep no process alive. */
final class Daemon {

    private Daemon() {}

    static Thread of(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** One thread for tasks that come now and then. */
    static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> of(task, name));
    }

    /** Does a task after a pause and again after each; one that fails is logged, and done again all the same. */
    @SuppressWarnings("FutureReturnValueIgnored") // what a task throws is caught here
    static void repeat(ScheduledExecutorService timer, Duration first, Duration pause, Runnable task) {
        timer.scheduleWithFixedDelay(() -> guarded(task), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does a task once after a pause. */
    @SuppressWarnings("FutureReturnValueIgnored") // what a task throws is caught here
    static void later(ScheduledExecutorService timer, Duration pause, Runnable task) {
        timer.schedule(() -> guarded(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            SqlErrors.log().log(System.Logger.Level.ERROR, "A task in the background failed", e);
        }
    }
}
