package dev.tracker.testkit.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a trace what the difference at its end does not need. */
final class Shortening {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Shortening() {}

    static List<Step> of(List<Step> steps, Predicate<List<Step>> differs) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Step> shortest = steps;
        int chunk = Math.max(1, steps.size() / 2);
        boolean shortened = false;
        int from = 0;
        while (System.nanoTime() < end && (chunk > 1 || from < shortest.size() || shortened)) {
            if (from >= shortest.size()) {
                chunk = Math.max(1, chunk / 2);
                from = 0;
                shortened = false;
            }
            List<Step> less = without(shortest, from, chunk);
            if (!less.isEmpty() && differs.test(less)) {
                shortest = less;
                shortened = true;
            } else {
                from += chunk;
            }
        }
        return shortest;
    }

    private static List<Step> without(List<Step> steps, int from, int count) {
        List<Step> less = new ArrayList<>(steps.subList(0, from));
        less.addAll(steps.subList(Math.min(steps.size(), from + count), steps.size()));
        return less;
    }
}
