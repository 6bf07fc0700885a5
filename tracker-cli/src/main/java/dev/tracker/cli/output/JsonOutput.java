package dev.tracker.cli.output;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compact JSON of plain values. Characters that would steer a terminal or override the reading order are escaped, which
 * changes nothing for whoever reads the JSON.
 */
public final class JsonOutput {
    private JsonOutput() {}

    /** The value, a tree of maps, lists, strings, numbers and booleans, in one line. */
    public static String of(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        if (value == null || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof BigDecimal number) {
            json.append(number.toPlainString());
        } else if (value instanceof Number) {
            json.append(value);
        } else if (value instanceof Map<?, ?> map) {
            object(map, json);
        } else if (value instanceof Iterable<?> values) {
            list(values, json);
        } else {
            text(value.toString(), json);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder json) {
        String gap = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(gap);
            text(String.valueOf(entry.getKey()), json);
            json.append(':');
            write(entry.getValue(), json);
            gap = ",";
        }
        json.append(map.isEmpty() ? "{}" : "}");
    }

    private static void list(Iterable<?> values, StringBuilder json) {
        String gap = "";
        json.append('[');
        for (Object value : values) {
            json.append(gap);
            write(value, json);
            gap = ",";
        }
        json.append(']');
    }

    private static void text(String text, StringBuilder json) {
        json.append('"');
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            switch (codePoint) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (SafeText.isData(codePoint, before)) {
                        json.appendCodePoint(codePoint);
                    } else {
                        for (char unit : Character.toChars(codePoint)) {
                            json.append(SafeText.escape(unit));
                        }
                    }
                }
            }
            before = codePoint;
        }
        json.append('"');
    }
}
