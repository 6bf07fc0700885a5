package dev.tracker.core.json;

import dev.tracker.core.json.RecordShape.Part;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a tree that came from somewhere else has the form that {@link RecordTree} gives a record,
 * so that {@link TreeReader} can read it: every field of its type and in its one spelling, none missing
 * and none besides.
 */
public final class TreeCheck {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final int MAX_EXPONENT = 308;
    private static final int MAX_DEPTH = 20;

    private final Faults faults;

    private TreeCheck(Faults faults) {
        this.faults = faults;
    }

    /** Where faults are told. */
    @FunctionalInterface
    public interface Faults {
        /** A fault; {@code message} completes a sentence that begins with the field. */
        void add(String field, String message, @Nullable Object value);
    }

    /** Tells of everything in the tree that keeps it from being a record of the class. */
    public static void check(Class<? extends Record> type, Map<String, ?> tree, Faults faults) {
        new TreeCheck(faults).object(type, tree, "");
    }

    private void object(Class<?> type, Map<String, ?> tree, String prefix) {
        Set<String> known = new HashSet<>();
        boolean free = parts(type, tree, prefix, known);
        for (Map.Entry<String, ?> entry : tree.entrySet()) {
            if (known.contains(entry.getKey())) {
                continue;
            }
            if (free) {
                plain(entry.getValue(), prefix + entry.getKey(), 0);
            } else {
                faults.add(
                        prefix + entry.getKey(),
                        "is not known here; known are "
                                + known.stream().sorted().collect(Collectors.joining(", ")),
                        null);
            }
        }
    }

    /** Whether the object may have further fields. */
    private boolean parts(Class<?> type, Map<String, ?> tree, String prefix, Set<String> known) {
        boolean free = false;
        List<Part> parts = own(type);
        for (Part part : parts) {
            Class<?> raw = rawClass(part.type());
            if (!part.flat()) {
                known.add(part.name());
                component(part, parts, tree, prefix);
            } else if (!raw.isRecord()) {
                free = true;
            } else if (part.nullable() && own(raw).stream().noneMatch(inner -> tree.containsKey(inner.name()))) {
                own(raw).forEach(inner -> known.add(inner.name()));
            } else {
                free |= parts(raw, tree, prefix, known);
            }
        }
        return free;
    }

    private static List<Part> own(Class<?> type) {
        return RecordShape.of(type).parts().stream()
                .filter(part -> !part.shownOnly())
                .toList();
    }

    private void component(Part part, List<Part> siblings, Map<String, ?> tree, String prefix) {
        String field = prefix + part.name();
        Object value = tree.get(part.name());
        if (value == null) {
            if (!part.nullable() && rawClass(part.type()) != List.class) {
                faults.add(field, "is required", null);
            }
            return;
        }
        if (part.variantBy() == null) {
            value(part.type(), value, field);
            return;
        }
        Object chosen = tree.get(part.variantBy());
        siblings.stream()
                .filter(sibling -> sibling.name().equals(part.variantBy()))
                .map(sibling -> constant(rawClass(sibling.type()), chosen))
                .filter(Variant.class::isInstance)
                .forEach(constant -> value(((Variant) constant).variant(), value, field));
    }

    private void value(Type type, @Nullable Object value, String field) {
        Class<?> raw = rawClass(type);
        if (value == null) {
            faults.add(field, "may not be null", null);
        } else if (raw == Object.class) {
            plain(value, field, 0);
        } else if (raw == Instant.class) {
            text(value, field, TreeCheck::isTime, "must be a UTC time such as 2026-03-01T09:30:00Z");
        } else if (raw == UUID.class) {
            text(value, field, TreeCheck::isUuid, "must be a UUID in lower case");
        } else if (raw.isEnum()) {
            text(value, field, word -> constant(raw, word) != null, "must be one of " + words(raw));
        } else if (raw == String.class) {
            text(value, field, any -> true, "");
        } else if (Scalar.class.isAssignableFrom(raw)) {
            value(own(raw).get(0).type(), value, field);
        } else if (raw.isRecord()) {
            nested(raw, value, field);
        } else {
            other(type, raw, value, field);
        }
    }

    private void other(Type type, Class<?> raw, Object value, String field) {
        if (raw == boolean.class || raw == Boolean.class) {
            faults(value instanceof Boolean, field, "must be true or false", value);
        } else if (raw == int.class || raw == Integer.class) {
            boolean fits = isWhole(value) && ((Number) value).longValue() == ((Number) value).intValue();
            faults(fits, field, "must be a whole number", value);
        } else if (raw == long.class || raw == Long.class) {
            faults(isWhole(value), field, "must be a whole number", value);
        } else if (raw == BigDecimal.class) {
            faults(value instanceof Number number && isBounded(number), field, "must be a number", value);
        } else if (raw == List.class) {
            list(argument(type, 0), value, field);
        } else if (raw == Map.class) {
            map(argument(type, 1), value, field);
        } else {
            throw new IllegalArgumentException("no way to check a " + raw.getName());
        }
    }

    private void nested(Class<?> type, Object value, String field) {
        if (value instanceof Map<?, ?> map) {
            object(type, asObject(map), field + ".");
        } else {
            faults.add(field, "must be an object", value);
        }
    }

    private void list(Type entry, Object value, String field) {
        if (!(value instanceof List<?> list)) {
            faults.add(field, "must be a list", value);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            value(entry, list.get(i), field + "[" + i + "]");
        }
    }

    private void map(Type entry, Object value, String field) {
        if (!(value instanceof Map<?, ?> map)) {
            faults.add(field, "must be an object", value);
            return;
        }
        asObject(map).forEach((name, inner) -> {
            soundName(name, field);
            if (rawClass(entry) == Object.class) {
                plain(inner, field + "." + name, 0);
            } else {
                value(entry, inner, field + "." + name);
            }
        });
    }

    /** Anything that JSON can say and both databases keep. */
    private void plain(@Nullable Object value, String field, int depth) {
        if (depth > MAX_DEPTH) {
            faults.add(field, "nests too deeply", null);
        } else if (value instanceof String text) {
            text(text, field, any -> true, "");
        } else if (value instanceof Number number) {
            faults(isBounded(number), field, "must lie between 1e-308 and 1e308", null);
        } else if (value instanceof List<?> list) {
            list.forEach(entry -> plain(entry, field, depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            asObject(map).forEach((name, entry) -> {
                soundName(name, field);
                plain(entry, field, depth + 1);
            });
        }
    }

    private void soundName(String name, String field) {
        String fault = UnicodeText.fault(name);
        if (fault != null) {
            faults.add(field, fault, null);
        }
    }

    private void text(Object value, String field, java.util.function.Predicate<String> rule, String message) {
        if (!(value instanceof String text)) {
            faults.add(field, "must be a text", value);
            return;
        }
        String fault = UnicodeText.fault(text);
        if (fault != null) {
            faults.add(field, fault, null);
        } else if (!rule.test(text)) {
            faults.add(field, message, text);
        }
    }

    private void faults(boolean holds, String field, String message, @Nullable Object value) {
        if (!holds) {
            faults.add(field, message, value);
        }
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    private static boolean isBounded(Number number) {
        BigDecimal decimal =
                number instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(number.toString());
        return decimal.signum() == 0
                || (Math.abs((long) decimal.precision() - decimal.scale()) <= MAX_EXPONENT
                        && Math.abs((long) decimal.scale()) <= MAX_EXPONENT);
    }

    private static boolean isTime(String text) {
        try {
            Instant time = Instant.parse(text);
            return time.toString().equals(text)
                    && time.truncatedTo(ChronoUnit.MICROS).equals(time)
                    && !time.isBefore(EARLIEST)
                    && !time.isAfter(LATEST);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable Object constant(Class<?> type, @Nullable Object word) {
        Object[] constants = Objects.requireNonNull(type.getEnumConstants(), "an enum has constants");
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String words(Class<?> type) {
        Object[] constants = Objects.requireNonNull(type.getEnumConstants(), "an enum has constants");
        return Arrays.stream(constants).map(TreeCheck::word).collect(Collectors.joining(", "));
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Class<?> rawClass(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Map<String, ?> asObject(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }
}
