package dev.tracker.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Lines that are put together of pieces, or broken to fit. */
final class Lines {
    private static final int LEAST = 20;

    /** A commit hash; ids have 36. */
    private static final int LONGEST_ID = 40;

    private Lines() {}

    /** The pieces in one line, a space between them, cut where the terminal ends. */
    static String fitted(String lead, List<Cell> cells, Terminal terminal) {
        StringBuilder line = new StringBuilder(lead);
        int room = terminal.width() - DisplayWidth.of(lead);
        String gap = "";
        for (Cell cell : cells) {
            String safe = cell.safe(terminal);
            if (safe.isEmpty()) {
                continue;
            }
            room -= gap.length();
            if (room < 1) {
                break;
            }
            // What one types next, such as a key, is of no use where its end is missing.
            String text = cell.recorded() ? safe : DisplayWidth.cut(safe, room);
            line.append(gap).append(cell.tone().paint(text, terminal.colour()));
            room -= DisplayWidth.of(text);
            gap = " ";
        }
        return line.toString();
    }

    /**
     * The text, made safe, in lines of at most {@code width} columns, broken between words. A word as long as an id or
     * a commit hash is never broken, and may be longer than the line.
     */
    static List<String> wrapped(String text, int width, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        String safe = terminal.watched() ? SafeText.lines(text) : SafeText.data(text);
        for (String line : safe.split("\n", -1)) {
            wrap(line, Math.max(width, LEAST), lines);
        }
        return lines;
    }

    private static void wrap(String line, int width, List<String> lines) {
        String rest = line;
        while (DisplayWidth.of(rest) > width) {
            int end = DisplayWidth.end(rest, width);
            int space = rest.lastIndexOf(' ', end);
            int stop = space > 0 ? space : behindWord(rest, Math.max(end, 1));
            lines.add(rest.substring(0, stop).stripTrailing());
            rest = rest.substring(stop).stripLeading();
        }
        lines.add(rest);
    }

    /** The end of the word that a line begins with, or {@code end} where the word is longer than any id. */
    private static int behindWord(String line, int end) {
        int space = line.indexOf(' ');
        int behind = space < 0 ? line.length() : space;
        return behind <= LONGEST_ID ? behind : end;
    }
}
