package dev.tracker.persistence;

import java.time.Duration;

/**
 * Moving average of the time that one step of a conversation with a server takes, with its deviation. Safe for
 * several threads.
 */
final class UsualTime {

    /** Patience with something whose time is not known: what takes a second is in time. */
    static final Duration UNKNOWN = Duration.ofMillis(1_200);

    /** Shortest patience with a server whose times are known, however short they are. */
    private final Duration floor;

    /** Longest patience that uncertainty alone leads to. */
    private final Duration mostByDeviation;

    /** Longest patience, however slow the server is. */
    static final Duration CEILING = Duration.ofSeconds(30);

    /** Longest average that is taken over from an earlier process. */
    private static final Duration LONGEST_KNOWN = Duration.ofSeconds(5);

    private static final double NEWEST = 0.25;
    private static final double MARGIN = 1.5;
    private static final double DEVIATIONS = 4;

    private double average = -1;
    private double deviation;

    UsualTime(Duration floor) {
        this(floor, CEILING);
    }

    /**
     * A time of which nothing is known yet.
     *
     * @param floor the shortest patience
     * @param mostByDeviation the longest patience with something that takes less on average, however unsteady it is
     */
    UsualTime(Duration floor, Duration mostByDeviation) {
        this.floor = floor;
        this.mostByDeviation = mostByDeviation;
    }

    /** Takes in the duration of one step. */
    synchronized void add(Duration sample) {
        double millis = sample.toNanos() / 1e6;
        if (average < 0) {
            average = millis;
            deviation = millis / 4;
            return;
        }
        deviation += NEWEST * (Math.abs(millis - average) - deviation);
        average += NEWEST * (millis - average);
    }

    /** Takes in the duration of something that includes the step: it counts where it is shorter than the average. */
    synchronized void addLimit(Duration sample) {
        if (average >= 0 && sample.toNanos() / 1e6 < average) {
            add(sample);
        }
    }

    /** Returns how long the step may take before its absence means something; at most {@link #CEILING}. */
    synchronized Duration patience() {
        if (average < 0) {
            return UNKNOWN;
        }
        double least = MARGIN * average;
        double usual = Math.max(least, Math.min(least + DEVIATIONS * deviation, most(least)));
        return Duration.ofMillis(Math.min(CEILING.toMillis(), Math.max(floor.toMillis(), Math.round(usual))));
    }

    private double most(double least) {
        return least <= mostByDeviation.toMillis() ? mostByDeviation.toMillis() : Double.MAX_VALUE;
    }

    synchronized boolean isKnown() {
        return average >= 0;
    }

    /** Returns the average in milliseconds; negative where nothing is known. */
    synchronized long averageMillis() {
        return Math.round(average);
    }

    /** Takes over what an earlier process knew, unless something is known already. */
    synchronized void remember(long millis) {
        if (average < 0 && millis >= 0) {
            average = Math.min(millis, LONGEST_KNOWN.toMillis());
            deviation = 0;
        }
    }
}
