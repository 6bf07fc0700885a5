package dev.tracker.testkit.memory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of plain values as they come back from a database that keeps them as JSON. */
final class PlainForm {

    private PlainForm() {}

    /** The object with whole numbers as {@code Long}, or beyond its range as {@code BigInteger}, others as {@code BigDecimal}. */
    static Map<String, Object> of(Map<String, Object> tree) {
        Map<String, Object> read = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            Object form = value(value);
            if (form != null) {
                read.put(name, form);
            }
        });
        return Collections.unmodifiableMap(read);
    }

    /** Any value of such a tree. */
    static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> read = new LinkedHashMap<>();
            map.forEach((name, entry) -> read.put((String) name, value(entry)));
            return Collections.unmodifiableMap(read);
        }
        if (value instanceof Iterable<?> values) {
            List<@Nullable Object> read = new ArrayList<>();
            values.forEach(entry -> read.add(value(entry)));
            return Collections.unmodifiableList(read);
        }
        return value;
    }

    /** The same with equal numbers in one form, whichever they came in: what two calls are compared by. */
    static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> read = new LinkedHashMap<>();
            map.forEach((name, entry) -> read.put((String) name, comparable(entry)));
            return read;
        }
        if (value instanceof Iterable<?> values) {
            List<@Nullable Object> read = new ArrayList<>();
            values.forEach(entry -> read.add(comparable(entry)));
            return read;
        }
        return value;
    }

    private static Number number(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        if (decimal.scale() != 0) {
            return decimal;
        }
        BigInteger whole = decimal.unscaledValue();
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }
}
