package dev.tracker.persistence;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * State of a database for calls: closed while they go to it, open from the call that finds it unavailable until a
 * probe finds it available. Safe for several threads.
 */
final class Circuit {

    /** Even while the circuit is closed. */
    private final AtomicInteger changes = new AtomicInteger();

    boolean isClosed() {
        return isClosed(changes.get());
    }

    /** Returns the present period, which ends when the circuit opens or closes. */
    int period() {
        return changes.get();
    }

    static boolean isClosed(int period) {
        return period % 2 == 0;
    }

    /**
     * Opens the circuit.
     *
     * @param period the period of the evidence: what was seen before the database returned says nothing of it now
     * @return whether it was closed, in this period
     */
    boolean open(int period) {
        return isClosed(period) && changes.compareAndSet(period, period + 1);
    }

    void close() {
        changes.updateAndGet(period -> isClosed(period) ? period : period + 1);
    }
}
