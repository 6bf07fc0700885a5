package dev.tracker.persistence;

import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Changes to the server of a test's PostgreSQL database, and its address in other forms. */
final class ServerDatabases {

    private ServerDatabases() {}

    /** The name of the database. */
    static String name(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return connection.getCatalog();
        }
    }

    /** Sets parameters' defaults for every new session of the database. */
    static void setDefaults(TestDatabase database, Map<String, String> parameters) throws SQLException {
        String name = name(database);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                statement.execute(
                        "ALTER DATABASE \"" + name + "\" SET " + parameter.getKey() + " = " + parameter.getValue());
            }
        }
    }

    /** Runs a statement about databases, such as one that makes or drops another. */
    static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The settings of the database with its user, its password and its URL apart. */
    static StoreSettings settings(TestDatabase database) {
        return StoreSettings.of(bareUrl(database)).withUser(database.user(), database.password());
    }

    /** The URL without its parameters. */
    static String bareUrl(TestDatabase database) {
        return database.jdbcUrl().replaceFirst("\\?.*", "");
    }
}
