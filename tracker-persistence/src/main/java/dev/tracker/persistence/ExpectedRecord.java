package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The record that a program works with in a PostgreSQL database, which others may drop, empty, replace or upgrade. Every
 * unit of work asks for it with its first statement, in the same round trip. Safe for several threads.
 */
final class ExpectedRecord {

    /** The record's id, the version of its tables, and whether its change log has a counter. */
    static final String QUERY = "SELECT (SELECT record_id FROM record_identity WHERE id = 1),"
            + " (SELECT version FROM tracker_schema WHERE id = 1),"
            + " EXISTS (SELECT 1 FROM change_log_counter WHERE id = 1)";

    private final DatabaseDiagnosis diagnosis;
    private final Supplier<@Nullable UUID> known;

    @SuppressWarnings("ThreadLocalUsage") // A thread may be in units of two stores at once.
    private final ThreadLocal<Boolean> due = ThreadLocal.withInitial(() -> false);

    private @Nullable UUID id;

    /**
     * A record that is known by its id from the first look on.
     *
     * @param known the id that other programs of the project found since; null where that is not known
     */
    ExpectedRecord(DatabaseDiagnosis diagnosis, Supplier<@Nullable UUID> known) {
        this.diagnosis = diagnosis;
        this.known = known;
    }

    /** Makes the next statement of this thread ask for the record. */
    void expect() {
        due.set(true);
    }

    /** Ends what {@link #expect} began. */
    void forget() {
        due.remove();
    }

    boolean isDue() {
        return due.get();
    }

    /** Asks by a statement of its own where none has yet. */
    void checkIfDue(Connection connection) throws SQLException {
        if (isDue()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(QUERY)) {
                check(row);
            }
        }
    }

    /**
     * Looks at what {@link #QUERY} found.
     *
     * @throws UnusableDatabaseException if it is not the record that is expected
     */
    void check(ResultSet row) throws SQLException {
        row.next();
        String found = row.getString(1);
        int version = row.getInt(2);
        boolean isWhole = found != null && row.getBoolean(3);
        if (version == 0) {
            throw found == null ? diagnosis.gone(expected()) : diagnosis.incomplete();
        }
        if (version != Schema.VERSION) {
            throw diagnosis.otherVersion(version);
        }
        if (!isWhole) {
            throw diagnosis.incomplete();
        }
        checkId(UUID.fromString(found));
        due.set(false);
    }

    private void checkId(UUID found) throws SQLException {
        if (found.equals(expected(found))) {
            return;
        }
        // Another program of this project may have been told to begin anew.
        if (!found.equals(known.get())) {
            throw diagnosis.another(String.valueOf(expected()), found.toString());
        }
        SqlErrors.log().log(
                System.Logger.Level.WARNING,
                String.format(
                        Locale.ROOT,
                        "The database holds another record (%s) than before (%s), with which another program of"
                                + " this project works already; so does this one from now on",
                        found,
                        expected()));
        become(found);
    }

    private synchronized @Nullable UUID expected() {
        return id;
    }

    private synchronized UUID expected(UUID first) {
        if (id == null) {
            id = first;
        }
        return id;
    }

    private synchronized void become(UUID other) {
        id = other;
    }

    /** The fault with its reason, where a look at the database explains it; else as it came. */
    SQLException explained(SQLException fault) {
        return diagnosis.explained(fault, expected());
    }
}
