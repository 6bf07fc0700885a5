package dev.tracker.core.validation;

import dev.tracker.core.json.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * The last guard of a record's rules, in its constructor. Input is checked before, with sentences for
 * its sender; what fails here is a fault of the program.
 */
public final class Require {

    private Require() {}

    /** The text, if it has {@code min} to {@code max} code points. */
    public static String text(String name, String value, int min, int max) {
        int length = UnicodeText.length(value);
        that(length >= min && length <= max, name);
        return value;
    }

    /** The text, if it is null or has at most {@code max} code points. */
    public static @Nullable String optionalText(String name, @Nullable String value, int max) {
        return value == null ? null : text(name, value, 0, max);
    }

    /** The number, if it is {@code min} to {@code max}. */
    public static long range(String name, long value, long min, long max) {
        that(value >= min && value <= max, name);
        return value;
    }

    /** Fails unless the rule of the named field holds. */
    public static void that(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(name + " breaks its rule");
        }
    }
}
