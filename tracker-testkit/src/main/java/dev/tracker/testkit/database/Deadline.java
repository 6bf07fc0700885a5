package dev.tracker.testkit.database;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The end of a wait for a condition that can only be polled. */
record Deadline(long nanoTime) {

    private static final Duration PAUSE = Duration.ofMillis(20);

    static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanoTime >= 0;
    }

    void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
