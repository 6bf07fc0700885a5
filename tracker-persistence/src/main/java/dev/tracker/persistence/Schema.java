package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The tables of a record: whether they are there and of which version. Looks, and changes nothing. */
final class Schema {

    /** The version that this program knows; one more with each release that changes tables. */
    static final int VERSION = 5;

    /** Where Liquibase notes what it did. */
    static final String HISTORY = "schema_changes";

    private static final String STAMP = "SELECT version FROM tracker_schema";
    private static final String STATE = "SELECT version, (SELECT COUNT(*) FROM schema_work) FROM tracker_schema";
    private static final String SQLITE_STATE = STATE + " WHERE (SELECT journal_mode FROM pragma_journal_mode) = 'wal'";
    private static final String SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'";
    private static final String POSTGRESQL_TABLES = String.format(Locale.ROOT, """
            SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()
            AND table_name IN ('work_items', 'vendor_extractors', 'project_configuration', 'change_log', '%s')""", HISTORY);

    private Schema() {}

    /**
     * Whether everything is as this version wants it. Costs one query where it is.
     *
     * @throws DatabaseException if the tables are of a newer version
     */
    static boolean isCurrent(Dialect dialect, Connection connection) throws SQLException {
        String sql = dialect == Dialect.SQLITE ? SQLITE_STATE : STATE;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && compare(row.getInt(1)) == 0 && row.getInt(2) == 0;
        } catch (SQLException e) {
            if (isTableMissing(e)) {
                return false;
            }
            throw e;
        }
    }

    /** As above, on a connection that is taken for it. */
    static boolean isCurrent(Dialect dialect, Connections connections) throws SQLException {
        Connection connection = connections.take();
        boolean sound = false;
        try {
            boolean current = isCurrent(dialect, connection);
            sound = current;
            return current;
        } finally {
            // What looks at tables that are not there yet is not kept while others make them.
            connections.giveBack(connection, sound);
        }
    }

    /** Whether the tables are of this version, whatever is still to be done about the data. */
    static boolean hasVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STAMP)) {
            return row.next() && row.getInt(1) == VERSION;
        } catch (SQLException e) {
            if (isTableMissing(e)) {
                return false;
            }
            throw e;
        }
    }

    /** The version of the tables, whichever it is; none where there are none. */
    static Optional<Integer> version(Connections connections) {
        try {
            Connection connection = connections.take();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(STAMP)) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            } finally {
                connections.giveBack(connection, false);
            }
        } catch (SQLException e) {
            if (isTableMissing(e)) {
                return Optional.empty();
            }
            throw SqlErrors.connecting(SqlErrors.OPEN, e);
        }
    }

    /**
     * Lets pass what this version may make its tables in: a database that is empty, or of an older
     * version, or in which a process was killed that made the tables.
     *
     * @throws DatabaseException if it is another program's, or of a newer version
     */
    static void checkIsOurs(Dialect dialect, Connection connection) throws SQLException {
        boolean stamped = false;
        boolean other = false;
        boolean begun = false;
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(dialect == Dialect.SQLITE ? SQLITE_TABLES : POSTGRESQL_TABLES)) {
            while (rows.next()) {
                String table = rows.getString(1);
                stamped |= table.equals("tracker_schema");
                begun |= table.startsWith(HISTORY);
                other |= !table.startsWith("sqlite_");
            }
        }
        if (other && !begun && !stamped) {
            throw new DatabaseException(
                    SqlErrors.OPEN,
                    "This database holds tables of another program. Name one that is empty in database.url.",
                    null);
        }
    }

    /** Refuses a database in which the update left something out: its history says that it ran before. */
    static DatabaseException incomplete() {
        return new DatabaseException(
                SqlErrors.OPEN,
                "The database has the record's history of changes and not its tables' version: somebody removed or"
                        + " emptied tables by hand. Put back a backup, or name an empty database in database.url.",
                null);
    }

    /** How the version of a database stands to ours: negative where it is older. */
    private static int compare(int version) {
        if (version > VERSION) {
            throw new DatabaseException(
                    SqlErrors.OPEN,
                    String.format(
                            Locale.ROOT,
                            "The database has schema version %d, and this program knows only %d. Upgrade the program.",
                            version,
                            VERSION),
                    null);
        }
        return Integer.compare(version, VERSION);
    }

    private static boolean isTableMissing(SQLException e) {
        boolean onPostgres = Set.of("42P01", "3F000").contains(String.valueOf(e.getSQLState()));
        return onPostgres || SqlErrors.isSqliteStatementFault(e);
    }
}
