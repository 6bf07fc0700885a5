package dev.tracker.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Lines that are put together of pieces, or broken to fit. */
final class Lines {
    private static final int LEAST = 20;

    private Lines() {}

    /** The pieces in one line, a space between them, cut where the terminal ends. */
    static String fitted(String lead, List<Cell> cells, Terminal terminal) {
        StringBuilder line = new StringBuilder(lead);
        int room = terminal.width() - DisplayWidth.of(lead);
        String gap = "";
        for (Cell cell : cells) {
            String safe = cell.safe();
            if (safe.isEmpty()) {
                continue;
            }
            room -= gap.length();
            if (room < 1) {
                break;
            }
            String text = DisplayWidth.cut(safe, room);
            line.append(gap).append(cell.tone().paint(text, terminal.colour()));
            room -= DisplayWidth.of(text);
            gap = " ";
        }
        return line.toString();
    }

    /** The text, made safe, in lines of at most {@code width} columns, broken between words. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : SafeText.lines(text).split("\n", -1)) {
            wrap(line, Math.max(width, LEAST), lines);
        }
        return lines;
    }

    private static void wrap(String line, int width, List<String> lines) {
        String rest = line;
        while (DisplayWidth.of(rest) > width) {
            int end = DisplayWidth.end(rest, width);
            int space = rest.lastIndexOf(' ', end);
            int stop = space > 0 ? space : Math.max(end, 1);
            lines.add(rest.substring(0, stop).stripTrailing());
            rest = rest.substring(stop).stripLeading();
        }
        lines.add(rest);
    }
}
