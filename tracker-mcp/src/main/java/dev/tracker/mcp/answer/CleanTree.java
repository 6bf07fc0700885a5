package dev.tracker.mcp.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cleans every text of a tree of plain values, keys included; null entries of maps stay. */
final class CleanTree {

    private CleanTree() {}

    static Map<String, @Nullable Object> of(Map<?, ?> tree) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        tree.forEach((key, value) -> clean.put(CleanText.of(String.valueOf(key)), value(value)));
        return clean;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return CleanText.of(text);
        }
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> clean = new ArrayList<>(list.size());
            list.forEach(entry -> clean.add(value(entry)));
            return clean;
        }
        return value;
    }
}
