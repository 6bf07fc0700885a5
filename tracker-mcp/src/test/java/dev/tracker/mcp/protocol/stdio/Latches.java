package dev.tracker.mcp.protocol.stdio;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting in tests, with an end. */
final class Latches {

    private static final long SECONDS = 20;

    private Latches() {}

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("what was waited for did not happen");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void awaitThat(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("what was waited for did not happen");
            }
            Thread.onSpinWait();
        }
    }
}
