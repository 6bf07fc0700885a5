package dev.tracker.persistence;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from one that refuses: only the first has others serve in its place. */
final class Away {

    /** Shutting down, crashed, starting; read-only, as a standby is until it is promoted. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "25006");

    private Away() {}

    static boolean is(@Nullable Throwable fault) {
        SQLException cause = SqlErrors.sqlCause(fault);
        String state = cause == null ? null : cause.getSQLState();
        return state != null && (state.startsWith("08") || STATES.contains(state));
    }
}
