package dev.tracker.testkit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a PostgreSQL template holds, to which a copy of it is brought back by its rows alone: many times quicker
 * than to drop the copy and to make another.
 *
 * @param schema a fingerprint of all but the rows
 * @param rows what each table holds, by the table's quoted name
 */
record TemplateState(String schema, Map<String, Rows> rows) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A copy has the template's relations under the same numbers. */
    private static final String SCHEMA = """
            WITH own AS (SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)')
            SELECT md5(string_agg(part, E'\\n' ORDER BY part)) FROM (
                SELECT concat_ws(' ', 'n', nspname) FROM pg_namespace WHERE nspname !~ '^pg_(toast|temp)'
                UNION ALL SELECT concat_ws(' ', 'r', oid, relname, relkind, relpersistence, reloptions) FROM own
                UNION ALL SELECT concat_ws(' ', 'a', attrelid, attnum, attname, atttypid, attnotnull, attisdropped)
                    FROM pg_attribute WHERE attrelid IN (SELECT oid FROM own)
                UNION ALL SELECT concat_ws(' ', 'd', oid, pg_get_expr(adbin, adrelid)) FROM pg_attrdef
                UNION ALL SELECT concat_ws(' ', 'i', indexrelid, indisvalid) FROM pg_index
                    WHERE indrelid IN (SELECT oid FROM own)
                UNION ALL SELECT concat_ws(' ', 'c', oid, conname, convalidated) FROM pg_constraint
                    WHERE conrelid IN (SELECT oid FROM own)
                UNION ALL SELECT concat_ws(' ', 't', oid, tgname, tgenabled) FROM pg_trigger
                    WHERE tgrelid IN (SELECT oid FROM own)
                UNION ALL SELECT concat_ws(' ', 'f', p.oid, proname, md5(prosrc)) FROM pg_proc p
                    JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
                UNION ALL SELECT concat_ws(' ', 's', setrole, setconfig) FROM pg_db_role_setting s
                    JOIN pg_database b ON b.oid = s.setdatabase WHERE b.datname = current_database()
                UNION ALL SELECT concat_ws(' ', 'q', schemaname, sequencename, last_value) FROM pg_sequences
                UNION ALL SELECT concat_ws(' ', 'l', oid) FROM pg_largeobject_metadata
            ) AS parts (part)""";

    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname),
                string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                AND n.nspname !~ '^pg_(toast|temp)'
            GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname""";

    private static final String OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    /**
     * The rows of a table.
     *
     * @param columns those that can be written
     * @param json the rows as an array
     * @param fingerprint tells these rows from others
     */
    record Rows(String columns, String json, String fingerprint) {}

    /** Reads the state of the database at the other end. */
    static TemplateState of(Connection connection) throws SQLException {
        Map<String, Rows> rows = new LinkedHashMap<>();
        for (List<String> table : list(connection, TABLES)) {
            String name = table.get(0);
            String json = one(connection, "SELECT coalesce(json_agg(t), '[]') FROM " + name + " t");
            rows.put(name, new Rows(table.get(1), json, one(connection, fingerprintOf(name))));
        }
        return new TemplateState(one(connection, SCHEMA), rows);
    }

    /**
     * Brings a copy back.
     *
     * @return whether it is as the template now; if not, it is for nobody
     */
    boolean restore(Connection connection) throws SQLException {
        if (!isAlone(connection)) {
            return false;
        }
        connection.setAutoCommit(false);
        List<String> different = different(connection);
        if (!different.isEmpty()) {
            // The tables' own triggers may forbid it, and would keep time and count of it.
            execute(connection, "SET LOCAL session_replication_role = replica");
            for (String table : different) {
                execute(connection, "DELETE FROM " + table);
            }
            for (Map.Entry<String, Rows> table : rows.entrySet()) {
                if (different.contains(table.getKey())) {
                    fill(connection, table.getKey(), table.getValue());
                }
            }
        }
        boolean restored =
                schema.equals(one(connection, SCHEMA)) && different(connection).isEmpty();
        connection.commit();
        return restored;
    }

    /** Whether nobody else is connected. A session that its client has closed may still be on its way out. */
    private static boolean isAlone(Connection connection) throws SQLException {
        Deadline deadline = Deadline.after(PATIENCE);
        while (!one(connection, OTHERS).equals("0")) {
            if (deadline.isOver()) {
                return false;
            }
            deadline.pause();
        }
        return true;
    }

    private List<String> different(Connection connection) throws SQLException {
        List<String> each = new ArrayList<>();
        rows.forEach((table, were) -> each.add("SELECT '" + table.replace("'", "''") + "' WHERE ("
                + fingerprintOf(table) + ") <> '" + were.fingerprint() + "'"));
        List<String> different = new ArrayList<>();
        for (List<String> row :
                each.isEmpty() ? List.<List<String>>of() : list(connection, String.join(" UNION ALL ", each))) {
            different.add(row.get(0));
        }
        return different;
    }

    private static String fingerprintOf(String table) {
        return "SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM " + table + " t";
    }

    private static void fill(Connection connection, String table, Rows were) throws SQLException {
        String sql = String.format(
                Locale.ROOT,
                "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM json_populate_recordset(NULL::%s, ?::json)",
                table,
                were.columns(),
                were.columns(),
                table);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, were.json());
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        return list(connection, sql).get(0).get(0);
    }

    private static List<List<String>> list(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    String value = result.getString(column);
                    row.add(value == null ? "" : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
