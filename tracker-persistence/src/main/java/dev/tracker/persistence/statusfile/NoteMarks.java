package dev.tracker.persistence.statusfile;

/** The lines around people's notes. Within a note such a line stands behind a backslash. */
final class NoteMarks {

    static final String BEGIN = "<!-- notes -->";
    static final String END = "<!-- /notes -->";

    private NoteMarks() {}

    static String within(String line) {
        return isMark(line) ? "\\" + line : line;
    }

    static String read(String line) {
        return line.startsWith("\\") && isMark(line) ? line.substring(1) : line;
    }

    /** Whether a line is a mark, behind any backslashes. */
    private static boolean isMark(String line) {
        int begin = 0;
        while (begin < line.length() && line.charAt(begin) == '\\') {
            begin++;
        }
        String mark = line.substring(begin).strip();
        return mark.equals(BEGIN) || mark.equals(END);
    }
}
