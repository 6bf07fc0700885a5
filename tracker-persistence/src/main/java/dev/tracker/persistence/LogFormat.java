package dev.tracker.persistence;

import java.sql.SQLException;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line for each event, and one for each cause of it, in the words of whatever failed: what a refusal's "the log says
 * why" refers to. A fault that nobody foresaw comes with where it happened. Passwords are left out. Public, with a public
 * constructor, for the platform's logging to make one.
 */
public final class LogFormat extends Formatter {

    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 12;

    /** A format, as the platform makes it by this class's name. */
    public LogFormat() {}

    @Override
    public String format(LogRecord event) {
        StringBuilder text = new StringBuilder();
        line(text, event.getLevel().getName() + ": " + formatMessage(event));
        Throwable cause = event.getThrown();
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            line(text, "  cause: " + named(cause));
            if (isUnforeseen(cause)) {
                StackTraceElement[] frames = cause.getStackTrace();
                for (int k = 0; k < Math.min(MOST_FRAMES, frames.length); k++) {
                    line(text, "    at " + frames[k]);
                }
            }
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static String named(Throwable cause) {
        String state = cause instanceof SQLException sql ? state(sql.getSQLState()) : "";
        return cause.getClass().getName() + state + ": " + cause.getMessage();
    }

    private static String state(@Nullable String code) {
        return code == null ? "" : " (SQL state " + code + ")";
    }

    /** Refusals, and what drivers throw, are told by their words; anything else is looked for in the program. */
    private static boolean isUnforeseen(Throwable cause) {
        return cause instanceof Error
                || (cause instanceof RuntimeException
                        && !cause.getClass().getName().startsWith("dev.tracker.core.error.")
                        && !cause.getClass().getName().startsWith("org.apache.ibatis."));
    }

    private static void line(StringBuilder text, String words) {
        text.append(Secrets.removedFrom(words.stripTrailing().replaceAll("\\R\\s*", " / ")))
                .append(System.lineSeparator());
    }
}
