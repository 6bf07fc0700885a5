package dev.tracker.core.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into trees of plain values: maps by {@code snake_case} names, lists, strings,
 * numbers and booleans. Absent values are left out. Enum constants are their lower-case names, times
 * ISO-8601, a {@link Scalar} its one value. {@link TreeReader} is the way back.
 */
public final class RecordTree {

    private RecordTree() {}

    /** The record with its derived values: what is shown. */
    public static Map<String, Object> of(Record record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        write(record, tree, true);
        return tree;
    }

    /** The record's own components only: what is kept. */
    public static Map<String, Object> stored(Record record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        write(record, tree, false);
        return tree;
    }

    /** Any value of a record in plain form; null stays null. */
    public static @Nullable Object plain(@Nullable Object value) {
        return plain(value, true);
    }

    private static void write(Record record, Map<String, Object> tree, boolean derived) {
        for (RecordShape.Part part : RecordShape.of(record.getClass()).parts()) {
            if (part.shownOnly() && !derived) {
                continue;
            }
            Object value = part.get(record);
            if (value == null) {
                continue;
            }
            if (!part.flat()) {
                put(tree, part.name(), plain(value, derived));
            } else if (value instanceof Record inner) {
                write(inner, tree, derived);
            } else {
                ((Map<?, ?>) value).forEach((key, entry) -> put(tree, (String) key, plain(entry, derived)));
            }
        }
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }

    private static @Nullable Object plain(@Nullable Object value, boolean derived) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Scalar scalar) {
            return plain(scalar.value(), derived);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Instant || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof Record record) {
            Map<String, Object> tree = new LinkedHashMap<>();
            write(record, tree, derived);
            return tree;
        }
        if (value instanceof Collection<?> values) {
            List<@Nullable Object> list = new ArrayList<>(values.size());
            values.forEach(entry -> list.add(plain(entry, derived)));
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            map.forEach((key, entry) -> tree.put(String.valueOf(key), plain(entry, derived)));
            return tree;
        }
        throw new IllegalArgumentException(
                "no plain form for " + value.getClass().getName());
    }
}
