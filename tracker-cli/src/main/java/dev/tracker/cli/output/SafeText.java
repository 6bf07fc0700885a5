package dev.tracker.cli.output;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Text of the record as it may be written. On a person's terminal, everything that would steer the terminal, hide, or
 * turn the reading order is written out instead, such as {@code \u001b}; joiners and selectors are shown where a script
 * or an emoji uses them. In data, for pipes and files, only what steers a terminal or overrides the reading order is
 * written out.
 */
public final class SafeText {
    /** Scripts in whose words joiners have a meaning. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE);

    /** Scripts without blanks, in which an invisible space says where a word ends. */
    private static final Set<UnicodeScript> BROKEN = EnumSet.of(
            UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.JAVANESE);

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;

    private SafeText() {}

    /** The text in one line for a person's terminal: line breaks and tabs are written out too. */
    public static String line(String text) {
        return line(text, true);
    }

    /** The text in one line; {@code watched} for a person's terminal, else as data. */
    public static String line(String text, boolean watched) {
        StringBuilder safe = new StringBuilder(text.length());
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            boolean shown = watched ? isShown(codePoint, before) : isData(codePoint, before);
            if (shown) {
                safe.appendCodePoint(codePoint);
            } else {
                escape(codePoint, safe);
            }
            before = shown ? codePoint : ' ';
            i += Character.charCount(codePoint);
        }
        return safe.toString();
    }

    /** The text with its line breaks for a person's terminal; tabs become spaces. */
    static String lines(String text) {
        return lines(text.replace("\t", "    "), true);
    }

    /** The text with its line breaks as data; tabs stay. */
    public static String data(String text) {
        return lines(text, false);
    }

    private static String lines(String text, boolean watched) {
        StringBuilder safe = new StringBuilder(text.length());
        String gap = "";
        for (String line : text.replace("\r\n", "\n").split("\n", -1)) {
            safe.append(gap);
            String gapOfTabs = "";
            for (String part : line.split("\t", -1)) {
                safe.append(gapOfTabs).append(line(part, watched));
                gapOfTabs = "\t";
            }
            gap = "\n";
        }
        return safe.toString();
    }

    /** Whether a character may stand in data behind another. */
    static boolean isData(int codePoint, int before) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return true;
        }
        if (codePoint >= 0xE0000 && codePoint <= 0xE007F) {
            // Tags spell the flags of regions behind a black flag, and hidden texts elsewhere.
            return before == BLACK_FLAG || (before >= 0xE0000 && before <= 0xE007F);
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> isDataFormat(codePoint) || isUsed(codePoint, before);
            default -> true;
        };
    }

    /** Joiners, hyphens and direction marks belong to words; overrides, embeddings and annotations do not. */
    private static boolean isDataFormat(int codePoint) {
        return codePoint == 0x00AD
                || codePoint == 0x061C
                || codePoint == 0x180E
                || (codePoint >= 0x200C && codePoint <= 0x200F)
                || (codePoint >= 0x0600 && codePoint <= 0x0605)
                || codePoint == 0x06DD
                || codePoint == 0x070F
                || codePoint == 0x08E2;
    }

    private static boolean isShown(int codePoint, int before) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return true;
        }
        if (isPresentation(codePoint)) {
            // One may follow a character that has two looks; a row of them carries hidden data.
            return !isPresentation(before);
        }
        if (isControl(codePoint) || isInvisible(codePoint)) {
            return isUsed(codePoint, before);
        }
        return true;
    }

    /** Whether what cannot be seen by itself does something to the character before it. */
    private static boolean isUsed(int codePoint, int before) {
        if (codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER) {
            return isJoined(before) || (codePoint == ZERO_WIDTH_JOINER && isEmoji(before));
        }
        if (codePoint == ZERO_WIDTH_SPACE) {
            return BROKEN.contains(UnicodeScript.of(before));
        }
        if (codePoint >= 0xE0100 && codePoint <= 0xE01EF) {
            return UnicodeScript.of(before) == UnicodeScript.HAN;
        }
        if (codePoint >= 0xFE00 && codePoint <= 0xFE0D) {
            return Set.of(UnicodeScript.HAN, UnicodeScript.MYANMAR, UnicodeScript.PHAGS_PA)
                    .contains(UnicodeScript.of(before));
        }
        if (codePoint >= 0x180B && codePoint <= 0x180F) {
            return UnicodeScript.of(before) == UnicodeScript.MONGOLIAN;
        }
        if (codePoint == 0x17B4 || codePoint == 0x17B5) {
            return UnicodeScript.of(before) == UnicodeScript.KHMER;
        }
        return codePoint == 0x034F && Character.getType(before) == Character.NON_SPACING_MARK;
    }

    private static boolean isJoined(int before) {
        int type = Character.getType(before);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return (mark || Character.isLetter(before)) && JOINING.contains(UnicodeScript.of(before));
    }

    private static boolean isEmoji(int before) {
        return before == 0xFE0F
                || (before >= 0x1F000 && before <= 0x1FAFF)
                || (before > 0x7F && Character.getType(before) == Character.OTHER_SYMBOL);
    }

    private static boolean isPresentation(int codePoint) {
        return codePoint == 0xFE0E || codePoint == 0xFE0F;
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> !isNewerThanThisJava(codePoint);
            default -> false;
        };
    }

    /** Emoji are added to Unicode faster than to Java. */
    private static boolean isNewerThanThisJava(int codePoint) {
        return codePoint >= 0x1F000 && codePoint <= 0x1FAFF;
    }

    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || codePoint == 0x2800
                || codePoint == 0x3164
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0D)
                || codePoint == 0xFFA0
                || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    }

    private static void escape(int codePoint, StringBuilder safe) {
        switch (codePoint) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> {
                for (char unit : Character.toChars(codePoint)) {
                    safe.append(escape(unit));
                }
            }
        }
    }

    /** The UTF-16 unit as JSON and Java write it. */
    static String escape(char unit) {
        String digits = Integer.toHexString(unit).toLowerCase(Locale.ROOT);
        return "\\u" + "0".repeat(4 - digits.length()) + digits;
    }
}
