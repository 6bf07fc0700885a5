package dev.tracker.cli.output;

import java.util.Locale;

/**
 * Text of the record as it may be shown. What would steer the terminal, hide, or turn the reading order
 * is written out instead, such as {@code \u001b}.
 */
public final class SafeText {
    private SafeText() {}

    /** The text in one line: line breaks and tabs are written out too. */
    public static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isShown(codePoint, before)) {
                safe.appendCodePoint(codePoint);
            } else {
                escape(codePoint, safe);
            }
            before = codePoint;
            i += Character.charCount(codePoint);
        }
        return safe.toString();
    }

    /** The text with its line breaks; tabs become spaces. */
    static String lines(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (String line : text.replace("\r\n", "\n").replace("\t", "    ").split("\n", -1)) {
            safe.append(safe.length() == 0 ? "" : "\n").append(line(line));
        }
        return safe.toString();
    }

    /** Whether nothing but its own glyph comes of showing the character. */
    static boolean isHarmless(int codePoint) {
        return isShown(codePoint, ' ');
    }

    private static boolean isShown(int codePoint, int before) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return true;
        }
        if (isPresentation(codePoint)) {
            // One may follow a character that has two looks; a row of them carries hidden data.
            return !isPresentation(before);
        }
        return !isControl(codePoint) && !isInvisible(codePoint);
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
