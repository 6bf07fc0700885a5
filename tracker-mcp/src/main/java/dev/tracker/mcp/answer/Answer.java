package dev.tracker.mcp.answer;

import dev.tracker.core.json.RecordTree;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answers, before it is text.
 *
 * @param tree plain values by the names that clients know
 * @param less how to get a smaller answer, or null where only cutting helps
 */
public record Answer(Map<String, ?> tree, @Nullable Less less) {

    /**
     * A way to a smaller answer: the same asked again for fewer entries.
     *
     * @param count how many entries were asked for
     * @param ask the answer for so many
     * @param advice how the caller goes on or asks for less, as a sentence
     */
    public record Less(int count, IntFunction<? extends Map<String, ?>> ask, String advice) {}

    /** The same with something added, however little of it is given in the end. */
    public Answer with(UnaryOperator<Map<String, ?>> addition) {
        Less fewer = less == null
                ? null
                : new Less(less.count(), count -> addition.apply(less.ask().apply(count)), less.advice());
        return new Answer(addition.apply(tree), fewer);
    }

    /** A tree. */
    public static Answer of(Map<String, ?> tree) {
        return new Answer(tree, null);
    }

    /** A record, whole. */
    public static Answer of(Record record) {
        return of(RecordTree.of(record));
    }

    /** What {@code ask} gives for so many entries, or for fewer where those are too much. */
    public static Answer upTo(int count, IntFunction<? extends Map<String, ?>> ask, String advice) {
        return new Answer(ask.apply(count), new Less(count, ask, advice));
    }
}
