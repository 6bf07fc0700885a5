package dev.tracker.persistence.kit;

import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every table, past every mapper. */
final class StoredRows {

    private StoredRows() {}

    /** Those of a database that nobody has open. */
    static Map<String, List<String>> at(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(withCredentials(url))) {
            return seenBy(connection);
        }
    }

    /** A store's connection tells its URL without the user and the password. */
    private static String withCredentials(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            return url;
        }
        try (TestDatabase other = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL)) {
            String known = other.jdbcUrl();
            int query = known.indexOf('?');
            return url.replaceFirst("\\?.*", "") + (query < 0 ? "" : known.substring(query));
        }
    }

    static Map<String, List<String>> seenBy(Connection connection) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : tables(connection)) {
            rows.put(table, rows(connection, table));
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        boolean onSqlite = connection.getMetaData().getDatabaseProductName().equals("SQLite");
        String sql = onSqlite
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> tables = new ArrayList<>();
            while (result.next()) {
                tables.add(result.getString(1));
            }
            return tables;
        }
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(result.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
            Collections.sort(rows);
            return rows;
        }
    }
}
