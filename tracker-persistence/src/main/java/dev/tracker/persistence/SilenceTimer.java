package dev.tracker.persistence;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures how long a server has shown no sign of life while something waited for it. Time in which this process
 * itself did not run (a busy machine, a pause of the virtual machine, a suspension) does not count: a look that comes
 * late counts for little more than one that comes in time. Of one thread.
 */
final class SilenceTimer {

    /** How often it should be looked at, at least. */
    static final Duration STEP = Duration.ofMillis(100);

    /** A process that did not look for so long was suspended, or had nothing to look at: what it saw before is void. */
    private static final Duration ABSENCE = Duration.ofSeconds(2);

    private final LongSupplier nanos;
    private final long longestStep;
    private long lastLook;
    private long lastSigns;
    private long silent;

    /** A timer that is looked at every {@link #STEP}; {@code nanos} is a clock as {@link System#nanoTime} is. */
    SilenceTimer(LongSupplier nanos) {
        this(nanos, STEP);
    }

    /**
     * A timer.
     *
     * @param nanos a clock as {@link System#nanoTime} is
     * @param step how often it is looked at, where the machine has time for it
     */
    SilenceTimer(LongSupplier nanos, Duration step) {
        this.nanos = nanos;
        this.longestStep = step.toNanos() * 6 / 5;
        this.lastLook = nanos.getAsLong();
    }

    /**
     * Returns the silence so far.
     *
     * @param signs the number of signs of life so far
     * @param isAwaited whether something waits for the server at this moment
     */
    Duration look(long signs, boolean isAwaited) {
        long now = nanos.getAsLong();
        long step = now - lastLook;
        lastLook = now;
        if (signs != lastSigns || step > ABSENCE.toNanos()) {
            lastSigns = signs;
            silent = 0;
        } else if (isAwaited) {
            silent += Math.min(step, longestStep);
        }
        return Duration.ofNanos(silent);
    }

    /** Begins anew. */
    void reset() {
        silent = 0;
        lastLook = nanos.getAsLong();
    }
}
