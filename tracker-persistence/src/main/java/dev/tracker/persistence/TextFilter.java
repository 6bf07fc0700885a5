package dev.tracker.persistence;

import dev.tracker.core.json.UnicodeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts that somebody looks for. What no column can hold is found nowhere, and troubles no database. */
final class TextFilter {

    private TextFilter() {}

    /** The text for a comparison with columns that are never empty. */
    static @Nullable String equal(@Nullable String text) {
        return text == null || UnicodeText.fault(text) == null ? text : "";
    }

    /**
     * A pattern of {@code LIKE}, escaped by an exclamation mark, for lower-case texts that contain this one. What is
     * longer than they can be is contained in none, and SQLite takes no pattern of any size.
     */
    static @Nullable String containing(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        if (UnicodeText.fault(text) != null || UnicodeText.length(text) > longest) {
            return "";
        }
        String literal = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }
}
