package dev.tracker.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * Check of what an SQLite file holds besides rows. A file that came with a repository may have triggers, which change what
 * a write changes, views in place of tables, whose rows need not end, and values larger than memory.
 */
final class SqliteContent {

    /** In bytes: the largest file of text that is taken, 16 MiB, with each character escaped, and some more. */
    static final int LARGEST_VALUE = 128 * 1024 * 1024;

    private static final String TRIGGER = "CREATE TRIGGER change_log_refuses_%1$s BEFORE %2$s ON change_log BEGIN"
            + " SELECT RAISE(ABORT, 'the change log only grows'); END";
    private static final Set<String> TRIGGERS = Set.of(
            String.format(Locale.ROOT, TRIGGER, "update", "UPDATE"),
            String.format(Locale.ROOT, TRIGGER, "delete", "DELETE"));

    private SqliteContent() {}

    /**
     * Limits the size of values, and refuses views and any trigger that this program did not make.
     *
     * @param patience of the connection; a file that is locked now is left to its first use, which waits
     * @throws StrangeFileException with the reason
     */
    static void check(Path file, Connection connection, Duration patience) throws SQLException {
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
        sqlite.setBusyTimeout(0);
        try {
            check(file, connection);
        } catch (StrangeFileException e) {
            throw e;
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The first use is to say what is wrong with " + file, e);
        } finally {
            sqlite.setBusyTimeout((int) patience.toMillis());
        }
    }

    private static void check(Path file, Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT type, name, substr(sql, 1, 500) FROM sqlite_schema"
                        + " WHERE type IN ('trigger', 'view')")) {
            while (rows.next()) {
                String name = String.valueOf(rows.getString(2));
                String statement = String.valueOf(rows.getString(3)).replaceAll("\\s+", " ");
                if (!TRIGGERS.contains(statement)) {
                    throw new StrangeFileException("'" + file + "' has a " + rows.getString(1) + " '"
                            + SettingsFile.shown(name)
                            + "' that this program did not make. Look where the file comes from, and remove it.");
                }
            }
        }
    }
}
