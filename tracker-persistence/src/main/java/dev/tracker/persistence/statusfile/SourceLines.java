package dev.tracker.persistence.statusfile;

import java.util.ArrayList;
import java.util.List;

/** The lines of a file, counted from 1. */
final class SourceLines {

    private static final int TAB = 4;

    private final List<String> lines = new ArrayList<>();

    SourceLines(String text) {
        int start = 0;
        int end = text.indexOf('\n');
        while (end >= 0) {
            lines.add(text.substring(start, end));
            start = end + 1;
            end = text.indexOf('\n', start);
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
    }

    int count() {
        return lines.size();
    }

    String at(int line) {
        return lines.get(line - 1);
    }

    boolean isBlank(int line) {
        return at(line).isBlank();
    }

    /** Lines from one to another, joined by line feeds. */
    String text(int from, int to) {
        return String.join("\n", lines.subList(from - 1, Math.max(from - 1, to)));
    }

    /** The last line that is not blank, of those from one to another; one less than the first if all are. */
    int lastOf(int from, int to) {
        int last = to;
        while (last >= from && isBlank(last)) {
            last--;
        }
        return last;
    }

    /** The column of a line's first sign, counted from 0. */
    static int indent(String line) {
        int column = 0;
        for (int i = 0; i < line.length(); i++) {
            char unit = line.charAt(i);
            if (unit == '\t') {
                column += TAB - column % TAB;
            } else if (unit == ' ') {
                column++;
            } else {
                return column;
            }
        }
        return column;
    }

    /** The line without what indents it up to a column. */
    static String unindented(String line, int column) {
        int i = 0;
        int at = 0;
        while (i < line.length() && at < column && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            at += line.charAt(i) == '\t' ? TAB - at % TAB : 1;
            i++;
        }
        return line.substring(i);
    }

    /** Without blanks and tabs at both ends; other white space is text. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) {
            to--;
        }
        return text.substring(from, to);
    }
}
