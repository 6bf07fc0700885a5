package dev.tracker.testkit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A template with one item in it. */
final class OneItem implements DatabaseMigration {

    static final String NAME = "one item";

    @Override
    public void migrate(TestDatabase database) throws SQLException {
        execute(database, "CREATE TABLE item (name TEXT)", "INSERT INTO item VALUES ('from the template')");
    }

    static void addTo(TestDatabase database) throws SQLException {
        execute(database, "INSERT INTO item VALUES ('own')");
    }

    static int countIn(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM item")) {
            row.next();
            return row.getInt(1);
        }
    }

    static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
