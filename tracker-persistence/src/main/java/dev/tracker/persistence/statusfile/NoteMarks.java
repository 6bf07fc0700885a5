package dev.tracker.persistence.statusfile;

import java.util.regex.Pattern;

/** The lines around people's notes. Within a note such a line stands behind a backslash. */
final class NoteMarks {

    static final String BEGIN = "<!-- notes -->";
    static final String END = "<!-- /notes -->";

    private static final Pattern MARK =
            Pattern.compile("\\\\*\\s*<!-- /?notes -->\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    private NoteMarks() {}

    static String within(String line) {
        return MARK.matcher(line).matches() ? "\\" + line : line;
    }

    static String read(String line) {
        return line.startsWith("\\") && MARK.matcher(line).matches() ? line.substring(1) : line;
    }
}
