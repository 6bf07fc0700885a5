package dev.tracker.persistence;

import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The second road to what is stored: plain JDBC. */
final class Sql {

    private Sql() {}

    static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (database.kind() == TestDatabase.Kind.SQLITE) {
                statement.execute("PRAGMA foreign_keys = ON");
            }
            statement.execute(sql);
        }
    }

    /** The first column of the rows, as texts. */
    static List<String> column(TestDatabase database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
