package dev.tracker.core.availability;

import java.util.Locale;

/** What answers in the database's place, the best first. */
public enum Source {
    /** The mirror: the whole live record, as it was when it was last refreshed. */
    SQLITE_CACHE,
    /** The status file as the project's git repository last kept it. */
    GIT_HISTORY,
    /** The status file in the working tree. */
    MARKDOWN_FILE;

    /** The name in answers, such as {@code sqlite_cache}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it holds no more than a status file does, so that what it lacks may exist all the same. */
    public boolean isPartial() {
        return this != SQLITE_CACHE;
    }
}
