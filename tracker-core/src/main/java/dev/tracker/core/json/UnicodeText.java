package dev.tracker.core.json;

import org.jspecify.annotations.Nullable;

/** What a text must be for both databases to keep it as it is. */
public final class UnicodeText {

    private UnicodeText() {}

    /** What is wrong with the text, as the rest of a sentence, or null when nothing is. */
    public static @Nullable String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return "may not hold the character NUL";
            }
            if (Character.isSurrogate(unit)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(i + 1));
                if (!pair) {
                    return "is not valid Unicode (a surrogate stands alone)";
                }
                i++;
            }
        }
        return null;
    }

    /** How many Unicode code points the text has: the unit of every length in the domain. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text where it has at most so many code points, else its beginning and an ellipsis, as many together. */
    public static String shortened(String text, int codePoints) {
        return text.length() <= codePoints || length(text) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
    }
}
