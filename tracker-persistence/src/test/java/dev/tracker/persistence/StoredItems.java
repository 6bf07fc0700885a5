package dev.tracker.persistence;

import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every row that is kept of items and their links, past every mapper. */
final class StoredItems {

    /** What restoring may change. */
    private static final Set<String> CHANGED = Set.of("updated_at", "updated_by", "version");

    private static final List<String> LINKS = List.of(
            "work_item_identities",
            "work_item_labels",
            "work_item_git_links",
            "work_item_dependencies",
            "work_item_deployment_links",
            "deployment_events");

    private StoredItems() {}

    /** The live items by id, but for what restoring may change. */
    static Set<String> live(TestDatabase database) {
        return rows(database, "work_items", CHANGED);
    }

    /** Everything that hangs on the items' identities. */
    static Map<String, Set<String>> links(TestDatabase database) {
        Map<String, Set<String>> links = new TreeMap<>();
        LINKS.forEach(table -> links.put(table, rows(database, table, Set.of())));
        return links;
    }

    private static Set<String> rows(TestDatabase database, String table, Set<String> without) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
            Set<String> rows = new TreeSet<>();
            while (result.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    String name = result.getMetaData().getColumnName(i);
                    if (!without.contains(name)) {
                        row.put(name, String.valueOf(result.getString(i)));
                    }
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }
}
