package dev.tracker.testkit.model;

import dev.tracker.core.error.ErrorCode;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.json.RecordTree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to, in one text. A cursor is opaque, so that only whether there is one counts; a time taken does not.
 *
 * @param value the answer itself; null for none and for refusals
 * @param fault true for what no call may come to, whatever its arguments
 */
record Answer(@Nullable Object value, String text, boolean fault) {

    private static final int SHOWN_FRAMES = 12;
    private static final List<String> CURSORS = List.of("next_cursor", "cursor");

    /** How long something took is nobody's answer. */
    private static final String TAKEN = "duration_ms";

    static Answer of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(RecordTree.plain(value), text);
        return new Answer(value, text.toString(), false);
    }

    static Answer refused(TrackerException refusal) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("error", refusal.code().code());
        tree.put("message", refusal.getMessage());
        tree.put("details", refusal.details());
        StringBuilder text = new StringBuilder();
        write(tree, text);
        return new Answer(null, text.toString(), refusal.code() == ErrorCode.DATABASE);
    }

    static Answer failed(RuntimeException fault) {
        StringBuilder trace = new StringBuilder(fault.toString());
        Arrays.stream(fault.getStackTrace())
                .limit(SHOWN_FRAMES)
                .forEach(frame -> trace.append("\n    ").append(frame));
        return new Answer(null, trace.toString(), true);
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            boolean ofCursor = "cursor".equals(map.get("field"));
            text.append('{');
            map.forEach((name, entry) -> {
                text.append(name).append(": ");
                if (TAKEN.equals(name)) {
                    return;
                }
                boolean opaque = CURSORS.contains(name) || (ofCursor && "rejected_value".equals(name));
                write(opaque && entry != null ? "a cursor" : entry, text);
                text.append(", ");
            });
            text.append('}');
        } else if (value instanceof Iterable<?> values) {
            text.append('[');
            values.forEach(entry -> {
                write(entry, text);
                text.append(", ");
            });
            text.append(']');
        } else if (value instanceof String string) {
            text.append('\'').append(string).append('\'');
        } else {
            text.append(value);
        }
    }
}
