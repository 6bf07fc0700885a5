package dev.tracker.cli.output;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers, in all the forms that can be asked for.
 *
 * @param document what the MCP tool of the same use answers
 * @param ids of what the answer is about
 * @param rows a list's entries; null for what is no list
 * @param screen shows it to people
 */
public record Answer(
        Map<String, ? extends @Nullable Object> document,
        List<String> ids,
        @Nullable Rows rows,
        Consumer<Screen> screen) {
    /** The same with something added to the document. */
    public Answer with(UnaryOperator<Map<String, ?>> addition) {
        return new Answer(addition.apply(document), ids, rows, screen);
    }

    /** The same as something answers that does not know ids: without them, and of each row what it says. */
    public Answer stated(UnaryOperator<Map<String, ?>> statement) {
        Rows stated = rows == null
                ? null
                : new Rows(
                        rows.columns(),
                        rows.entries().stream().<Map<String, ?>>map(statement).toList());
        return new Answer(document, List.of(), stated, screen);
    }

    /** About one thing. */
    public static Answer of(Map<String, ? extends @Nullable Object> document, Object id, Consumer<Screen> screen) {
        return new Answer(document, List.of(id.toString()), null, screen);
    }
}
