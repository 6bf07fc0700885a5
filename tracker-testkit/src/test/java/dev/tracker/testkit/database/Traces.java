package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks for a database by another road than the testkit's own. */
final class Traces {

    private Traces() {}

    static boolean of(TestDatabase database) throws SQLException {
        if (database.kind() == Kind.SQLITE) {
            return Files.exists(
                    Path.of(database.jdbcUrl().replace("jdbc:sqlite:", "")).getParent());
        }
        String name = database.jdbcUrl().replaceAll(".*/|\\?.*", "");
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl().replace(name, "postgres"));
                PreparedStatement statement =
                        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
