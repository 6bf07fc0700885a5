package dev.tracker.persistence;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from one that refuses: only the first has others serve in its place. */
final class Away {

    /**
     * Shutting down, crashed, starting; read-only, as a standby is until it is promoted; no connection free; a
     * database that takes no connections.
     */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "25006", "53300", "55000");

    /** SQLite's: not to be read, locked, not to be written, a fault of the disk, damaged, full, not to be opened, no database. */
    private static final Set<Integer> CODES = Set.of(3, 5, 6, 8, 10, 11, 13, 14, 23, 26);

    /** SQLite's of a file that can be read all the same: not to be written, full. */
    private static final Set<Integer> OF_WRITES = Set.of(8, 13);

    private Away() {}

    /** Whether reads go on: then only the write that was refused goes elsewhere. */
    static boolean isOfWritesOnly(@Nullable Throwable fault) {
        RecordFileException.Kind kind = RecordFileException.kindOf(fault);
        if (kind != null) {
            return kind == RecordFileException.Kind.READ_ONLY || kind == RecordFileException.Kind.HELD;
        }
        return OF_WRITES.contains(SqlErrors.sqliteCode(SqlErrors.sqlCause(fault)));
    }

    /** Whether a server that is alive said so itself. */
    static boolean isSaid(@Nullable Throwable fault) {
        SQLException cause = SqlErrors.sqlCause(fault);
        return cause != null && cause.getSQLState() != null && STATES.contains(cause.getSQLState());
    }

    static boolean is(@Nullable Throwable fault) {
        RecordFileException.Kind kind = RecordFileException.kindOf(fault);
        if (kind != null) {
            return kind == RecordFileException.Kind.GONE || isOfWritesOnly(fault);
        }
        SQLException cause = SqlErrors.sqlCause(fault);
        String state = cause == null ? null : cause.getSQLState();
        if (SqlErrors.sqliteCode(cause) != 0) {
            return CODES.contains(SqlErrors.sqliteCode(cause));
        }
        return state != null && (state.startsWith("08") || STATES.contains(state));
    }
}
