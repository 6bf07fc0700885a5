package dev.tracker.testkit.legacy;

import java.util.List;
import java.util.Random;

/** Texts that try to be something else where they are shown: headings, lists, comments, marks, references. */
public final class HostileText {

    private static final List<String> PIECES = List.of(
            "# ",
            "## Vendors (1/2)",
            "### x (task)",
            "- ",
            "* ",
            "1. ",
            "12) ",
            "+ ",
            "> ",
            "---",
            "***",
            "===",
            "```",
            "~~~",
            "<!-- notes -->",
            "<!-- /notes -->",
            "<!--",
            "-->",
            "<b>",
            "\\",
            "\\\\",
            "`",
            "``",
            "**",
            "__",
            "[x]: y",
            "[none]",
            "]",
            "(",
            ")",
            "(project)",
            "(Priority: 1)",
            "(manifest compliant)",
            " v1",
            ":",
            ", ",
            ",",
            "&",
            "&amp;",
            "&#10;",
            "&#x41;",
            "&lt",
            "\t",
            "  ",
            "    ",
            "\u00A0",
            "\u2028",
            "\u0085",
            "\u001B[31m",
            "\u0007",
            "\uFEFF",
            "\u202E",
            "é",
            "漢字",
            "😀",
            "#T001",
            "PR #7",
            "2026-01-05",
            "- **Status**: active",
            "*Generated at 2026-01-01T00:00:00Z*",
            "UTC",
            "a",
            "word",
            "Ω",
            "✓",
            "|",
            "=",
            "\"",
            "'",
            "{",
            "}",
            "%",
            "$");

    private HostileText() {}

    /** A text of one line with 1 to {@code max} code points, without white space at its ends. */
    public static String line(Random random, int max) {
        return cut(random, max, List.of());
    }

    /** A text that may have several lines, blank ones too; otherwise as {@link #line}. */
    public static String lines(Random random, int max) {
        return cut(
                random,
                max,
                List.of("\n", "\n\n", "\r\n", "\n  ", "\n- ", "\n# ", "\n<!-- /notes -->\n", "\n    code"));
    }

    private static String cut(Random random, int max, List<String> breaks) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            boolean breaking = !breaks.isEmpty() && random.nextInt(3) == 0;
            text.append(breaking ? pick(random, breaks) : pick(random, PIECES));
        }
        int[] codePoints = text.toString().codePoints().limit(max).toArray();
        String cut = new String(codePoints, 0, codePoints.length).strip();
        return cut.isEmpty() ? "x" : cut;
    }

    private static String pick(Random random, List<String> pieces) {
        return pieces.get(random.nextInt(pieces.size()));
    }
}
