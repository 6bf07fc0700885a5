package dev.tracker.mcp.answer;

/**
 * Takes out of a text what its reader cannot see and a model might obey: control characters, characters
 * that turn the direction of writing, and those without a shape. Line feeds and tabs stay.
 */
final class CleanText {

    private static final int JOINER_FIRST = 0x200C;
    private static final int JOINER_LAST = 0x200D;

    private CleanText() {}

    static String of(String text) {
        return isPlain(text) ? text : cleaned(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 0x7F || (unit < 0x20 && unit != '\n' && unit != '\t')) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        int[] codePoints = text.codePoints().toArray();
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < codePoints.length; i++) {
            int c = codePoints[i];
            if (c == 0x2028 || c == 0x2029) {
                clean.append('\n');
            } else if (!isHidden(c) || isNeededJoiner(codePoints, i)) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    private static boolean isHidden(int c) {
        if (c == '\n' || c == '\t') {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || isShapeless(c);
    }

    /** Fillers, blanks of other scripts and variation selectors that hold data in no visible way. */
    private static boolean isShapeless(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2065
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0E)
                || c == 0xFFA0
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    /** Persian, Indic scripts and composed emoji need joiners; between other letters they only hide. */
    private static boolean isNeededJoiner(int[] codePoints, int i) {
        int c = codePoints[i];
        return c >= JOINER_FIRST
                && c <= JOINER_LAST
                && i > 0
                && i + 1 < codePoints.length
                && joins(codePoints[i - 1])
                && joins(codePoints[i + 1]);
    }

    private static boolean joins(int c) {
        return c > 0xFF && !isHidden(c);
    }
}
