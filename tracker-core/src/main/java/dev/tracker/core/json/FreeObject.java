package dev.tracker.core.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings an object of the caller's own making into one form: keys sorted, whole numbers as {@code
 * Long}, others as {@code BigDecimal}. Both databases then give back the same, though PostgreSQL's
 * {@code jsonb} knows no order of keys.
 */
public final class FreeObject {

    /** A free object may take this many bytes as compact JSON. */
    public static final int MAX_BYTES = 64 * 1024;

    /** A free object may nest this many levels, itself being the first. */
    public static final int MAX_DEPTH = 10;

    private static final int MAX_EXPONENT = 308;

    private FreeObject() {}

    /**
     * The object in its one form, unmodifiable.
     *
     * @throws IllegalArgumentException when it is too large or too deep, or holds what JSON or a
     *     database cannot; the message completes a sentence that begins with the field
     */
    public static Map<String, @Nullable Object> normalized(Map<?, ?> object) {
        Map<String, @Nullable Object> tree = map(object, 1);
        if (size(tree) > MAX_BYTES) {
            throw new IllegalArgumentException("must be at most 64 KiB as JSON");
        }
        return tree;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> object, int depth) {
        checkDepth(depth);
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        object.forEach((key, value) -> sorted.put(text((String) key), value(value, depth + 1)));
        return Collections.unmodifiableMap(sorted);
    }

    private static @Nullable Object value(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, depth);
        }
        if (value instanceof Iterable<?> values) {
            checkDepth(depth);
            List<@Nullable Object> list = new ArrayList<>();
            values.forEach(entry -> list.add(value(entry, depth + 1)));
            return Collections.unmodifiableList(list);
        }
        throw new IllegalArgumentException(
                "may hold JSON values only, not " + value.getClass().getSimpleName());
    }

    private static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("may nest at most " + MAX_DEPTH + " levels");
        }
    }

    private static String text(String text) {
        String fault = UnicodeText.fault(text);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return text;
    }

    private static Number number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("may hold finite numbers only");
            }
        }
        BigDecimal decimal =
                number instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(number.toString());
        if (decimal.signum() == 0) {
            return 0L;
        }
        if (Math.abs((long) decimal.precision() - decimal.scale()) > MAX_EXPONENT
                || Math.abs((long) decimal.scale()) > MAX_EXPONENT) {
            throw new IllegalArgumentException("may hold numbers between 1e-308 and 1e308 only");
        }
        BigDecimal plain = decimal.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
            return plain.longValueExact();
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static long size(@Nullable Object value) {
        if (value instanceof String text) {
            return 2 + escapedSize(text);
        }
        if (value instanceof Map<?, ?> map) {
            long size = 1L + Math.max(1, map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                size += size(entry.getKey()) + 1 + size(entry.getValue());
            }
            return size;
        }
        if (value instanceof List<?> list) {
            long size = 1L + Math.max(1, list.size());
            for (Object entry : list) {
                size += size(entry);
            }
            return size;
        }
        return String.valueOf(value).length();
    }

    private static long escapedSize(String text) {
        return text.codePoints().mapToLong(FreeObject::escapedSize).sum();
    }

    private static int escapedSize(int codePoint) {
        if (codePoint < 0x20) {
            return codePoint == '\n' || codePoint == '\t' || codePoint == '\r' ? 2 : 6;
        }
        if (codePoint < 0x80) {
            return codePoint == '"' || codePoint == '\\' ? 2 : 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
