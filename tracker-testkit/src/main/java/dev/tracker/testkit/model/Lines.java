package dev.tracker.testkit.model;

import dev.tracker.core.transfer.LineReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of an export on their way into a record, with numbers as a reader of JSON has them. */
final class Lines implements LineReader {

    private final Iterator<? extends Map<String, ?>> trees;
    private long number;

    Lines(List<? extends Map<String, ?>> trees) {
        this.trees = trees.iterator();
    }

    @Override
    public @Nullable Line next() {
        return trees.hasNext() ? new Line(++number, 1, object(trees.next()), null) : null;
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> tree) {
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        tree.forEach((name, value) -> read.put((String) name, value(value)));
        return read;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Integer whole) {
            return whole.longValue();
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Map<?, ?> tree) {
            return object(tree);
        }
        if (value instanceof Iterable<?> values) {
            List<@Nullable Object> read = new ArrayList<>();
            values.forEach(entry -> read.add(value(entry)));
            return read;
        }
        return value;
    }
}
