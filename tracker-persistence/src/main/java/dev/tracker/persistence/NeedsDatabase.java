package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.sql.SQLException;

/** Refuses what the database alone can do, while something else serves in its place. */
final class NeedsDatabase extends SQLException {

    private static final long serialVersionUID = 1L;

    private NeedsDatabase() {
        super("another source serves");
    }

    /** @param what is to be done, such as {@code use the archive} */
    static void check(RecordSessions sessions, String what) {
        if (!sessions.isDatabase()) {
            throw refusal(what);
        }
    }

    /** As {@link #check}, where a mirror of the whole record would do as well. */
    static void checkWhole(RecordSessions sessions, String what) {
        if (!sessions.isWhole()) {
            throw refusal(what);
        }
    }

    private static DatabaseException refusal(String what) {
        return new DatabaseException(
                what,
                "To " + what + " takes the database, which is away. Nothing was changed. Try again when it is back.",
                new NeedsDatabase());
    }

    /** Whether this is such a refusal, so that no other source would do better. */
    static boolean is(DatabaseException refusal) {
        return refusal.getCause() instanceof NeedsDatabase;
    }
}
