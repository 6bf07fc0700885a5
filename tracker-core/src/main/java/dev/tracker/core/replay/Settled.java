package dev.tracker.core.replay;

import dev.tracker.core.availability.Outcome;
import dev.tracker.core.availability.Warning;
import java.util.List;

/** What became of an entry, and what there is to say about it. */
record Settled(Outcome outcome, List<Warning> warnings) {

    static Settled as(Outcome outcome) {
        return new Settled(outcome, List.of());
    }
}
