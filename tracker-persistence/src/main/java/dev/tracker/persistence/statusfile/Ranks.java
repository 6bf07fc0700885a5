package dev.tracker.persistence.statusfile;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Priorities and quarters as people write them. */
final class Ranks {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern QUARTER_FIRST = Pattern.compile("[Qq](\\d)[ /-]?(\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[ /-]?[Qq](\\d)");

    private Ranks() {}

    /** The priority of a word or number, which may be outside of 1 to 5; null: it is none. */
    static @Nullable Integer priority(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "critical", "high", "p0" -> 1;
            case "p1" -> 2;
            case "medium", "p2" -> 3;
            case "p3" -> 4;
            case "low" -> 5;
            default -> NUMBER.matcher(word).matches() ? Integer.valueOf(word) : null;
        };
    }

    /** The quarter in the record's form, though there may be no such quarter; null: it is none. */
    static @Nullable String quarter(String text) {
        Matcher first = QUARTER_FIRST.matcher(text.strip());
        if (first.matches()) {
            return first.group(2) + "-Q" + first.group(1);
        }
        Matcher year = YEAR_FIRST.matcher(text.strip());
        return year.matches() ? year.group(1) + "-Q" + year.group(2) : null;
    }
}
