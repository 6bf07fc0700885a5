package dev.tracker.core.validation;

import dev.tracker.core.json.FreeObject;
import dev.tracker.core.json.UnicodeText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed fields out of an object of plain values, as it came from JSON. A value of another type
 * is never converted: it becomes a fault, and its reader returns null. Null is the same as absent.
 */
public final class Fields {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final Map<String, ?> values;
    private final String prefix;
    private final Violations violations;
    private final Set<String> known = new HashSet<>();

    /** Reads {@code values}, and reports faults by their plain names. */
    public Fields(Map<String, ?> values, Violations violations) {
        this(values, "", violations);
    }

    private Fields(Map<String, ?> values, String prefix, Violations violations) {
        this.values = values;
        this.prefix = prefix;
        this.violations = violations;
    }

    /** Reads {@code values} as the object below {@code field}. */
    public static Fields below(String field, Map<String, ?> values, Violations violations) {
        return new Fields(values, field + ".", violations);
    }

    /** Where the faults go. */
    public Violations violations() {
        return violations;
    }

    /** Names fields that must be there. */
    public Fields require(String... names) {
        for (String name : names) {
            if (values.get(name) == null) {
                violations.add(prefix + name, "is required", null);
            }
        }
        return this;
    }

    /** Whether the field is there with the value null, where that has a meaning of its own. */
    public boolean isExplicitNull(String name) {
        return values.containsKey(name) && values.get(name) == null;
    }

    /** Whether the field has a value. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** A text without surrounding white space. */
    public @Nullable String text(String name) {
        Object value = take(name);
        if (value == null) {
            return null;
        }
        return value instanceof String text
                ? sound(name, text.strip())
                : this.<String>refuse(name, "must be a text", value);
    }

    /** A text of {@code min} to {@code max} code points without surrounding white space. */
    public @Nullable String text(String name, int min, int max) {
        String text = text(name);
        if (text != null) {
            int length = UnicodeText.length(text);
            if (length < min || length > max) {
                return refuse(name, lengthRule(min, max) + ", not " + length, text);
            }
        }
        return text;
    }

    /** A whole number that fits an {@code int}. */
    public @Nullable Integer integer(String name) {
        return integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A whole number of {@code min} to {@code max}. */
    public @Nullable Integer integer(String name, int min, int max) {
        Long value = whole(name, min, max);
        return value == null ? null : value.intValue();
    }

    /** A whole number of {@code min} to {@code max}, however it is written: 2, 2.0 and 2e0 are the same. */
    public @Nullable Long whole(String name, long min, long max) {
        Object value = take(name);
        if (value == null) {
            return null;
        }
        BigDecimal number = value instanceof Number ? exact(value) : null;
        if (number == null || !isWhole(number)) {
            return refuse(name, "must be a whole number" + (value instanceof String ? ", not a text" : ""), value);
        }
        String fault = rangeFault(number, min, max);
        return fault == null ? (Long) number.longValueExact() : this.<Long>refuse(name, fault, value);
    }

    /** A number of {@code min} to {@code max}. */
    public @Nullable BigDecimal decimal(String name, long min, long max) {
        Object value = take(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number)) {
            return refuse(name, "must be a number" + (value instanceof String ? ", not a text" : ""), value);
        }
        BigDecimal number = exact(value);
        if (number == null) {
            return refuse(name, "must be a finite number", value.toString());
        }
        String fault = rangeFault(number, min, max);
        if (fault != null) {
            return refuse(name, fault, value);
        }
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : plain(number);
        return plain.scale() <= 6 ? plain : this.<BigDecimal>refuse(name, "may have at most 6 decimal places", value);
    }

    /** True or false. */
    public @Nullable Boolean flag(String name) {
        Object value = take(name);
        if (value == null) {
            return null;
        }
        return value instanceof Boolean flag ? flag : this.<Boolean>refuse(name, "must be true or false", value);
    }

    /** A moment: ISO-8601 with {@code Z} or an offset, cut to microseconds. */
    public @Nullable Instant time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                return refuse(name, "must lie in the years 1 to 9999", text);
            }
            return instant;
        } catch (DateTimeParseException e) {
            return refuse(name, "must be an ISO-8601 time with Z or an offset, such as 2026-03-01T09:30:00Z", text);
        } catch (DateTimeException e) {
            return refuse(name, "is no time that the calendar has", text);
        }
    }

    /** A UUID in its usual form. */
    public @Nullable UUID uuid(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? id : this.<UUID>refuse(name, "must be a UUID", text);
        } catch (IllegalArgumentException e) {
            return refuse(name, "must be a UUID", text);
        }
    }

    /** One of an enum's constants by its lower-case name. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        return refuse(name, "must be one of " + choices(type), text);
    }

    /** A list of texts, each without surrounding white space; null where absent. */
    public @Nullable List<String> texts(String name) {
        Object value = take(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            return refuse(name, "must be a list of texts", value);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = name + "[" + i + "]";
            if (!(list.get(i) instanceof String text)) {
                refuse(place, "must be a text", list.get(i));
            } else {
                String sound = sound(place, text.strip());
                if (sound != null) {
                    texts.add(sound);
                }
            }
        }
        return texts;
    }

    /** An object as it came; null where absent. */
    public @Nullable Map<String, Object> object(String name) {
        Object value = take(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return refuse(name, "must be an object", value);
        }
        @SuppressWarnings("unchecked") // JSON objects have text keys
        Map<String, Object> object = (Map<String, Object>) map;
        return object;
    }

    /** An object of the caller's own making within the limits of {@link FreeObject}. */
    public @Nullable Map<String, @Nullable Object> freeObject(String name) {
        Map<String, Object> object = object(name);
        if (object == null) {
            return null;
        }
        try {
            return FreeObject.normalized(object);
        } catch (IllegalArgumentException e) {
            return refuse(name, String.valueOf(e.getMessage()), null);
        }
    }

    /** The fields of the object of this name, or of an empty one where it is absent or no object. */
    public Fields nested(String name) {
        Map<String, Object> object = object(name);
        return new Fields(object == null ? Map.of() : object, prefix + name + ".", violations);
    }

    /** The fields that nobody asked for, in one form. */
    public Map<String, Object> others() {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!known.contains(name)) {
                others.put(name, value);
            }
        });
        @SuppressWarnings("unchecked") // null values stand for removal and are the reader's to see
        Map<String, Object> result = (Map<String, Object>) (Map<?, ?>) others;
        return result;
    }

    /** The field's value as it came. */
    public Optional<Object> supplied(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The fields that are there with the value null, where that asks for their removal. */
    public Set<String> removed() {
        return values.keySet().stream().filter(name -> values.get(name) == null).collect(Collectors.toSet());
    }

    /** Refuses every field that nobody asked for. */
    public void refuseOthers() {
        for (String name : others().keySet()) {
            violations.add(
                    prefix + name,
                    "is not known here; known are " + known.stream().sorted().collect(Collectors.joining(", ")),
                    values.get(name));
        }
    }

    /** Reports a fault of the field, and returns null for its reader to return. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
    public <T> @Nullable T refuse(String name, String message, @Nullable Object value) {
        violations.add(prefix + name, message, value);
        return null;
    }

    /** The lower-case names of an enum's constants, for messages and schemas. */
    public static String choices(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    static String lengthRule(int min, int max) {
        return min == 0
                ? "must have at most " + max + " characters"
                : "must have " + min + " to " + max + " characters";
    }

    /** The number exactly; null where it is infinite or none. */
    private static @Nullable BigDecimal exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0
                || number.signum() == 0
                || number.stripTrailingZeros().scale() <= 0;
    }

    /** What is wrong with the number's size, or null. An upper bound that no sender thinks of is named when passed. */
    private static @Nullable String rangeFault(BigDecimal number, long min, long max) {
        boolean tooSmall = number.compareTo(BigDecimal.valueOf(min)) < 0;
        boolean tooLarge = number.compareTo(BigDecimal.valueOf(max)) > 0;
        if (!tooSmall && !tooLarge) {
            return null;
        }
        if (max < Integer.MAX_VALUE) {
            return "must be " + min + " to " + max;
        }
        return tooSmall ? "must be at least " + min : "must be at most " + max;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private @Nullable Object take(String name) {
        known.add(name);
        return values.get(name);
    }

    private @Nullable String sound(String name, String text) {
        String fault = UnicodeText.fault(text);
        return fault == null ? text : this.<String>refuse(name, fault, text.replace("\0", "\\0"));
    }
}
