package dev.tracker.mcp.protocol.jsonrpc;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names a client sent, made fit to be shown, and those it may have meant. */
public final class Names {

    private static final int SHOWN = 80;
    private static final int SUGGESTIONS = 3;

    private Names() {}

    /** The name cut to a length for a sentence, without characters that hide or turn text. */
    public static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(SHOWN).map(c -> isVisible(c) ? c : '?').forEach(shown::appendCodePoint);
        return name.codePointCount(0, name.length()) > SHOWN ? shown + "..." : shown.toString();
    }

    /** Up to three of the known names that resemble the given one, nearest first. */
    public static List<String> close(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.length() > SHOWN) {
            return List.of();
        }
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(other -> new Candidate(other, distance(wanted, other.toLowerCase(Locale.ROOT))))
                .filter(c -> c.distance()
                        <= Math.max(2, Math.max(wanted.length(), c.name().length()) / 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SUGGESTIONS)
                .map(Candidate::name)
                .toList();
    }

    private static boolean isVisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
