package dev.tracker.persistence.statusfile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An open fence of code, as CommonMark has it (0.31, 4.5): it ends at a line of the same sign, at least as often, and
 * nothing else.
 */
record Fence(char sign, int length) {

    private static final Pattern LINE = Pattern.compile(" {0,3}(`{3,}|~{3,})([^\\n]*)");

    /** What is open after a line that follows what was open before; null: nothing. */
    static @Nullable Fence after(@Nullable Fence open, String line) {
        if (line.indexOf("```") < 0 && line.indexOf("~~~") < 0) {
            return open;
        }
        Matcher fence = LINE.matcher(line);
        if (!fence.matches()) {
            return open;
        }
        char sign = fence.group(1).charAt(0);
        int length = fence.group(1).length();
        String behind = fence.group(2);
        if (open == null) {
            return sign == '`' && behind.indexOf('`') >= 0 ? null : new Fence(sign, length);
        }
        return sign == open.sign && length >= open.length && behind.isBlank() ? null : open;
    }
}
