package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.error.ValidationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** Puts what drivers say into words for people. The driver's own words go to the log alone. */
final class SqlErrors {

    static final String READ = DatabaseException.READ;
    static final String WRITE = DatabaseException.WRITE;
    static final String OPEN = DatabaseException.OPEN;

    /** The SQL state of a connection that could not be made. */
    static final String NO_CONNECTION = "08001";

    /** In a transaction too long idle, a transaction too long, a session too long idle. */
    private static final Set<String> SESSION_ENDED = Set.of("25P03", "25P04", "57P05");

    /** By an administrator, as with its database, or because another session crashed. */
    private static final Set<String> ENDED_BY_ADMINISTRATOR = Set.of("57P01", "57P02");

    private static final String AWAY =
            "The database does not answer. Check that it runs and can be reached, then try again.";

    private SqlErrors() {}

    static DatabaseException of(String operation, Throwable fault) {
        String sentence = sentence(sqlCause(fault));
        // Where the sentence leaves the cause to the log, the log has it, in every program.
        boolean isTold = !sentence.equals(unexpected()) && !sentence.equals(refused());
        log().log(
                        isTold ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                        "The database refused to " + operation,
                        fault);
        return new DatabaseException(operation, sentence, fault);
    }

    /** What is to be told where a connection could not be made, or is not to be used. */
    static TrackerException connecting(String operation, SQLException fault) {
        if (fault instanceof WrongSettingException refused) {
            log().log(System.Logger.Level.DEBUG, "The database cannot be used as it is set up", fault);
            return ValidationException.of(refused.setting(), refused.rule(), null);
        }
        return of(operation, fault);
    }

    static DatabaseException interrupted(String operation, @Nullable InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DatabaseException(operation, "The call was interrupted. Nothing was changed.", e);
    }

    /** The driver's exception behind whatever was wrapped around it. */
    static @Nullable SQLException sqlCause(@Nullable Throwable fault) {
        Throwable cause = fault;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }

    /** Whether the same transaction may succeed when it is done again: others were in its way, or its session ended. */
    static boolean isPassing(@Nullable Throwable fault) {
        SQLException cause = sqlCause(fault);
        String state = cause == null ? null : cause.getSQLState();
        return "40P01".equals(state) || "40001".equals(state) || isEndedByServer(fault);
    }

    /** Whether the server ended the session, before any commit, so that another session may do the same. */
    static boolean isEndedByServer(@Nullable Throwable fault) {
        SQLException cause = sqlCause(fault);
        boolean byAdministrator = cause != null
                && !(cause instanceof CommitLost)
                && cause.getSQLState() != null
                && ENDED_BY_ADMINISTRATOR.contains(cause.getSQLState());
        return byAdministrator || isSessionEnded(cause);
    }

    /** Whether the server ended a session that paused too long: its transaction, if any, was rolled back. */
    static boolean isSessionEnded(@Nullable SQLException fault) {
        return fault != null && fault.getSQLState() != null && SESSION_ENDED.contains(fault.getSQLState());
    }

    /** Whether a server that is alive lets in no further connection. */
    static boolean isTooMany(@Nullable SQLException fault) {
        return fault != null && "53300".equals(fault.getSQLState());
    }

    /** Whether SQLite is held by another writer. */
    static boolean isBusy(@Nullable Throwable fault) {
        int code = sqliteCode(sqlCause(fault));
        return code == 5 || code == 6;
    }

    /** Whether a file of SQLite is damaged, or none. */
    static boolean isDamaged(@Nullable Throwable fault) {
        int code = sqliteCode(sqlCause(fault));
        return code == 11 || code == 26;
    }

    /** Whether SQLite could not make sense of a statement, for want of a table perhaps. */
    static boolean isSqliteStatementFault(@Nullable Throwable fault) {
        return sqliteCode(sqlCause(fault)) == 1;
    }

    /** Whether a value broke a rule of the tables. */
    static boolean isRefusedValue(@Nullable Throwable fault) {
        SQLException cause = sqlCause(fault);
        String state = cause == null ? null : cause.getSQLState();
        return sqliteCode(cause) == 19 || (state != null && (state.startsWith("23") || state.startsWith("22")));
    }

    /** Whether the connection cannot be used any more. */
    static boolean isConnectionLost(@Nullable Throwable fault) {
        SQLException cause = sqlCause(fault);
        String state = cause == null ? null : cause.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || isSessionEnded(cause));
    }

    /** Whether the connection broke while a commit was under way. */
    static boolean isOutcomeUnknown(Throwable fault) {
        return fault.getCause() instanceof CommitLost;
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log().log(System.Logger.Level.DEBUG, "A connection could not be closed", e);
        }
    }

    static System.Logger log() {
        return System.getLogger("dev.tracker.persistence");
    }

    /** What is wrong with a record's file, as a sentence; null where the fault is none of a file. */
    static @Nullable String fileSentence(Throwable fault) {
        SQLException cause = sqlCause(fault);
        boolean isOfFile = cause instanceof RecordFileException || sqliteCode(cause) != 0;
        return isOfFile ? sentence(cause) : null;
    }

    private static String sentence(@Nullable SQLException fault) {
        if (fault instanceof RecordFileException found) {
            return found.sentence();
        }
        if (fault instanceof UnusableDatabaseException unusable) {
            return unusable.sentence();
        }
        if (fault instanceof SQLiteException) {
            return fault instanceof StrangeFileException strange
                    ? String.valueOf(strange.getMessage())
                    : sqliteSentence(sqliteCode(fault));
        }
        String state = fault == null ? null : fault.getSQLState();
        if (ConnectionFaults.isUnknownHost(fault)) {
            return "The name of the database's host is unknown here. Check database.url and the network, then try again.";
        }
        return state == null ? unexpected() : postgresSentence(state);
    }

    /** SQLite's primary result code, or 0. */
    static int sqliteCode(@Nullable SQLException fault) {
        return fault instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xFF : 0;
    }

    private static String sqliteSentence(int code) {
        return switch (code) {
            case 3, 23 -> "The database file may not be read by this user. Check its permissions.";
            case 5, 6 -> "The database is held by another program's write. Try again later.";
            case 8 -> "The database file may not be written by this user. Check its permissions and its folder's.";
            case 10 -> "The database file could not be read or written: the disk reports an error.";
            case 11 -> "The database file is damaged. Put back a copy of it, or move it away to begin anew.";
            case 13 -> "The disk is full. Make room, then try again.";
            case 14 ->
                "The database file cannot be opened. Check that its folder exists, that it is a file, and that"
                        + " this user may read and write both.";
            case 18 ->
                "A value in the database file, or one to be written, is larger than 128 MiB, which is more than this"
                        + " program keeps. Look where the file comes from, or write less.";
            case 19 -> refused();
            case 26 -> "The file is not a database of SQLite, or it is damaged. Name another file, or put back a copy.";
            default -> unexpected();
        };
    }

    private static String postgresSentence(String state) {
        return switch (state) {
            case "28P01", "28000" ->
                "The database refuses this user or password. Check database.user and the password file.";
            case "3D000" -> "The server has no database of this name. Create it, or correct database.url.";
            case "42P01", "42703", "3F000" ->
                "The database lacks a part of the record's tables: somebody removed or changed it. Put back a backup.";
            case "42501" -> "The database user may not do this. Ask the database's owner for the right to it.";
            case "25006" -> "The database takes no changes now: it is a standby or set to read-only.";
            case "53100" -> "The database's disk is full. Make room, then try again.";
            case "53300" -> "The database has no connection free. Try again later.";
            case "55P03" -> "Another write held the record for too long. Try again.";
            case "57014" -> "The database was told to stop this call. Try again.";
            case "25P03", "25P04", "57P05" ->
                "The database ended this session, which paused for too long. Nothing was changed. Try again.";
            case "40001", "40P01" -> "Other writes were in the way each time this was tried. Try again.";
            default -> bySqlClass(state);
        };
    }

    private static String bySqlClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "57" -> AWAY;
            case "23", "22" -> refused();
            default -> unexpected();
        };
    }

    private static String refused() {
        return "The database refused values that break its rules. Nothing was changed. This is a fault of the"
                + " program; the log says why.";
    }

    private static String unexpected() {
        return "The database could not do this; the log says why. Nothing was changed.";
    }
}
