package dev.tracker.testkit.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call with its arguments, to be made of every participant.
 *
 * @param number its place in the run, by which its ids are made
 * @param at the services' time
 * @param words what is called, for the trace
 */
record Step(int number, Instant at, String words, Call call) {

    /** What is called. */
    @FunctionalInterface
    interface Call {
        @Nullable
        Object on(Participant participant);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "#%d at %s: %s",
                number,
                at,
                words.length() > 1_500 ? words.substring(0, 1_500) + "…" : words);
    }
}
