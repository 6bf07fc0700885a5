package dev.tracker.cli.frame;

import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.CommandValidator;
import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Violations;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of options, and gathers their faults, so that all are named at once. */
public final class Values {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");

    private final Violations violations = new Violations();

    /** Where further faults go. */
    public Violations violations() {
        return violations;
    }

    /** A whole number; null where there is none, or it is none. */
    public @Nullable Integer integer(String field, @Nullable String text) {
        return text == null ? null : new Fields(Map.of(field, number(text)), violations).integer(field);
    }

    /** A whole number of {@code min} to {@code max}, or {@code otherwise} where there is none. */
    public int integer(String field, @Nullable String text, int min, int max, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        Integer number = new Fields(Map.of(field, number(text)), violations).integer(field, min, max);
        return number == null ? otherwise : number;
    }

    /** A whole number from 0; null where there is none, or it is none. */
    public @Nullable Long whole(String field, @Nullable String text) {
        return text == null
                ? null
                : new Fields(Map.of(field, number(text)), violations).whole(field, 0, Long.MAX_VALUE);
    }

    /** A time with {@code Z} or an offset; null where there is none, or it is none. */
    public @Nullable Instant time(String field, @Nullable String text) {
        return text == null ? null : new Fields(Map.of(field, text), violations).time(field);
    }

    /** Whole days, of a duration of days; {@code otherwise} where there is none, or it is none. */
    public int days(String field, @Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Math.toIntExact(Duration.parse(text.strip()).toDays());
        } catch (DateTimeParseException | ArithmeticException e) {
            violations.add(field, "must be a duration of days, such as P365D", text);
            return otherwise;
        }
    }

    /** A UUID; null where there is none, or it is none. */
    public @Nullable UUID uuid(String field, @Nullable String text) {
        return text == null ? null : new Fields(Map.of(field, text), violations).uuid(field);
    }

    /** Refuses if a value has a fault. */
    public void check() {
        violations.throwIfAny();
    }

    /**
     * Refuses if a value has a fault, or the command that was made of them, and names all. What fails
     * here fails before a record is opened.
     */
    public <C extends Record & Command> C checked(C command) {
        CommandValidator.check(command, violations);
        return command;
    }

    /** A whole number as one, anything else as the text it is, for the rule to refuse. */
    public static Object number(String text) {
        return WHOLE.matcher(text.strip()).matches() ? new BigInteger(text.strip()) : text;
    }
}
