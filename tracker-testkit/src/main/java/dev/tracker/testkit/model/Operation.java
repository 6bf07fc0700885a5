package dev.tracker.testkit.model;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call that was drawn, with its arguments: one that reads, or one that writes under a request's id. */
sealed interface Operation {

    String words();

    record Read(String words, Step.Call call) implements Operation {}

    record Write(String words, BiFunction<Tracker, Caller, @Nullable Object> write) implements Operation {

        Step.Call by(Caller caller) {
            return participant -> write.apply(participant.tracker(), caller);
        }
    }

    static Operation read(String words, Function<Tracker, @Nullable Object> read) {
        return new Read(words, participant -> read.apply(participant.tracker()));
    }

    static Operation write(Record command, BiFunction<Tracker, Caller, @Nullable Object> write) {
        return new Write(command.toString(), write);
    }
}
