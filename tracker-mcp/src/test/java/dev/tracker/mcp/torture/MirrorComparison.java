package dev.tracker.mcp.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Row-by-row comparison of a mirror with its database. */
final class MirrorComparison {

    private static final int SHOWN = 6;

    /** Tables, with the condition under which the mirror has a row of them. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        for (String table : List.of(
                "work_item_identities",
                "work_items",
                "work_item_labels",
                "work_item_git_links",
                "work_item_dependencies",
                "vendor_extractors",
                "deployment_events",
                "vendor_deployment_links",
                "work_item_deployment_links",
                "project_configuration",
                "future_enhancements",
                "enhancement_dependencies",
                "change_log")) {
            TABLES.put(table, "true");
        }
        TABLES.put("conflicts", "kept IS NULL");
    }

    private final List<String> differences = new ArrayList<>();

    private MirrorComparison() {}

    /** Everything in which the mirror in a folder is not as the database. */
    static List<String> differences(Path mirror, String jdbcUrl) {
        MirrorComparison comparison = new MirrorComparison();
        try (Connection there = DriverManager.getConnection(jdbcUrl);
                Connection here = DriverManager.getConnection("jdbc:sqlite:" + mirror)) {
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                comparison.compare(table.getKey(), table.getValue(), here, there);
            }
        } catch (SQLException e) {
            comparison.differences.add("The mirror cannot be compared: " + e.getMessage());
        }
        return comparison.differences;
    }

    /** Whether a mirror holds the first items of the record. */
    static boolean isFilled(Path mirror) {
        if (!Files.exists(mirror)) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + mirror);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM work_items")) {
            return row.next() && row.getInt(1) >= Crew.SEEDS;
        } catch (SQLException e) {
            // Its tables are being made.
            return false;
        }
    }

    private void compare(String table, String condition, Connection here, Connection there) throws SQLException {
        // Each has columns that the other computes or does not need.
        TreeSet<String> columns = new TreeSet<>(columns(table, there));
        columns.retainAll(columns(table, here));
        String query = "SELECT " + String.join(", ", columns) + " FROM " + table + " WHERE " + condition;
        SortedSet<String> mirrored = rows(here, query);
        SortedSet<String> stored = rows(there, query);
        TreeSet<String> missing = new TreeSet<>(stored);
        missing.removeAll(mirrored);
        mirrored.removeAll(stored);
        missing.stream()
                .limit(SHOWN)
                .forEach(row -> differences.add("The mirror lacks of " + table + ": " + row + "."));
        mirrored.stream()
                .limit(SHOWN)
                .forEach(row -> differences.add("Only the mirror has of " + table + ": " + row + "."));
    }

    private static List<String> columns(String table, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i));
            }
            return columns;
        }
    }

    private static SortedSet<String> rows(Connection connection, String query) throws SQLException {
        TreeSet<String> rows = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int count = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= count; i++) {
                    text.append(row.getMetaData().getColumnName(i))
                            .append('=')
                            .append(plain(row.getObject(i)))
                            .append(' ');
                }
                rows.add(text.toString().strip());
            }
        }
        return rows;
    }

    /** The same text for what both databases keep in ways of their own: times, JSON, ids. */
    private static String plain(@Nullable Object value) {
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
        }
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        String text = String.valueOf(value);
        if (text.startsWith("{") || text.startsWith("[")) {
            return json(text);
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
            return OffsetDateTime.parse(text).toInstant().toString();
        }
        return text;
    }

    private static String json(String text) {
        try {
            JsonNode tree = StdioServer.JSON.readTree(text);
            return StdioServer.JSON
                    .writer()
                    .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(StdioServer.JSON.convertValue(tree, Object.class));
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
