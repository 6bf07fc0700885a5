package dev.tracker.persistence.statusfile;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of the record within Markdown. What is escaped here comes back from {@link #plain} as it was,
 * and can neither start a block nor a comment, nor leave its line.
 */
final class MarkdownText {

    private static final String BLOCK_STARTS = "#-+*>~`=_[|:";
    private static final int MAX_DIGITS = 7;

    private MarkdownText() {}

    /** The text within a line, after something that is not the text's. */
    static String inLine(String text) {
        return inLine(text, "");
    }

    /** The same with further characters escaped that mean something where the text goes. */
    static String inLine(String text, String special) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean edge = i == 0 || i == text.length() - 1;
            if (isControl(unit) || (edge && isBlank(unit))) {
                escaped.append("&#").append((int) unit).append(';');
                continue;
            }
            if (unit == '\\' || unit == '<' || special.indexOf(unit) >= 0 || (unit == '&' && isReference(text, i))) {
                escaped.append('\\');
            }
            escaped.append(unit);
        }
        return escaped.toString();
    }

    /** A text of several lines, each safe at the beginning of a line. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(atLineStart(inLine(line)));
        }
        return lines;
    }

    private static String atLineStart(String line) {
        if (line.isEmpty()) {
            return line;
        }
        if (BLOCK_STARTS.indexOf(line.charAt(0)) >= 0) {
            return "\\" + line;
        }
        int digits = 0;
        while (digits < line.length() && isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean numbered = digits > 0 && digits < line.length() && ".)".indexOf(line.charAt(digits)) >= 0;
        return numbered ? line.substring(0, digits) + "\\" + line.substring(digits) : line;
    }

    /** What Markdown shows of a text: escapes and character references resolved, other marks as written. */
    static String plain(String markdown) {
        if (markdown.indexOf('\\') < 0 && markdown.indexOf('&') < 0) {
            return markdown;
        }
        StringBuilder plain = new StringBuilder(markdown.length());
        int i = 0;
        while (i < markdown.length()) {
            char unit = markdown.charAt(i);
            if (unit == '\\' && i + 1 < markdown.length() && isPunctuation(markdown.charAt(i + 1))) {
                plain.append(markdown.charAt(i + 1));
                i += 2;
            } else if (unit == '&') {
                i = reference(markdown, i, plain);
            } else {
                plain.append(unit);
                i++;
            }
        }
        return plain.toString();
    }

    /** The parts between separators that are not escaped, still as written. */
    static List<String> split(String markdown, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int end = next(markdown, separator, 0);
        while (end >= 0) {
            parts.add(markdown.substring(start, end));
            start = end + 1;
            end = next(markdown, separator, start);
        }
        parts.add(markdown.substring(start));
        return parts;
    }

    /** Where a character comes next that is not escaped, or -1. */
    static int next(String markdown, char wanted, int from) {
        for (int i = from; i < markdown.length(); i++) {
            if (markdown.charAt(i) == '\\') {
                i++;
            } else if (markdown.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int reference(String markdown, int at, StringBuilder plain) {
        int longest = Math.min(at + MAX_DIGITS + 3, markdown.length() - 1);
        int end = at;
        while (end < longest && markdown.charAt(end) != ';') {
            end++;
        }
        if (end < markdown.length() && markdown.charAt(end) == ';') {
            String name = markdown.substring(at + 1, end);
            int codePoint = name.startsWith("#") ? number(name) : named(name);
            if (codePoint >= 0) {
                plain.appendCodePoint(codePoint);
                return end + 1;
            }
        }
        plain.append('&');
        return at + 1;
    }

    private static int number(String name) {
        boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        String digits = name.substring(hex ? 2 : 1);
        if (!digits.matches(hex ? "[0-9a-fA-F]{1,6}" : "[0-9]{1,7}")) {
            return -1;
        }
        int value = Integer.parseInt(digits, hex ? 16 : 10);
        boolean scalar = value > 0 && value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF);
        return scalar ? value : 0xFFFD;
    }

    private static int named(String name) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            default -> -1;
        };
    }

    private static boolean isReference(String text, int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == '#' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }

    private static boolean isControl(char unit) {
        return (unit != '\t' && unit < ' ') || (unit >= 0x7F && unit < 0xA0) || unit == '\u2028' || unit == '\u2029';
    }

    private static boolean isBlank(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\uFEFF';
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isPunctuation(char unit) {
        return (unit >= '!' && unit <= '/')
                || (unit >= ':' && unit <= '@')
                || (unit >= '[' && unit <= '`')
                || (unit >= '{' && unit <= '~');
    }
}
