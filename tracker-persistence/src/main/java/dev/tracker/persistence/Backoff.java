package dev.tracker.persistence;

import java.util.concurrent.ThreadLocalRandom;

/** Waits a little before a transaction is tried again, by chance not as long as its rival. */
final class Backoff {

    private static final long LONGEST_MILLIS = 100;

    private Backoff() {}

    static void pause(int attempt) {
        long most = Math.min(LONGEST_MILLIS, 1L << Math.min(attempt, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most + 1));
        } catch (InterruptedException e) {
            throw SqlErrors.interrupted(SqlErrors.WRITE, e);
        }
    }
}
