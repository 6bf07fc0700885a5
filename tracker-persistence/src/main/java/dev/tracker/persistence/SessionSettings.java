package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The parameters that statements of this program rely on, set in every PostgreSQL session whatever the defaults of
 * the server, the database or the role are. A connection through a pooler has no session of its own: there they are
 * set in each transaction.
 */
final class SessionSettings {

    /** How long a session may pause within a transaction, and so hold others up, in milliseconds. */
    static final int MAX_PAUSE_MILLIS = 10_000;

    private static final String FORBIDDEN = "42501";

    private static final int OLDEST_VERSION = 140_000;

    /** Parameters that mean the same in a session and in a single transaction. */
    private static final Map<String, String> SETTINGS = settings();

    /** Parameters that poolers keep for each client themselves, or that are about the connection. */
    private static final Map<String, String> OF_SESSIONS = ofSessions();

    private static final String IN_TRANSACTION = "; SELECT" + set(SETTINGS, "true") + ", " + durable("true") + ", "
            + checking("true") + ", " + ruled("true");

    private SessionSettings() {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        // A machine that is suspended or cut off within a transaction holds its locks no longer than this.
        settings.put("idle_in_transaction_session_timeout", MAX_PAUSE_MILLIS + "ms");
        // A statement that works may work long, so nothing limits its time. One that waits for locks gives up at last.
        settings.put("lock_timeout", "30s");
        settings.put("statement_timeout", "0");
        settings.put("transaction_timeout", "0");
        // Compiling a statement takes longer than any of ours.
        settings.put("jit", "off");
        settings.put("plan_cache_mode", "auto");
        settings.put("IntervalStyle", "postgres");
        settings.put("bytea_output", "hex");
        settings.put("array_nulls", "on");
        settings.put("transform_null_equals", "off");
        settings.put("gin_fuzzy_search_limit", "0");
        settings.put("exit_on_error", "off");
        settings.put("client_min_messages", "warning");
        return settings;
    }

    private static Map<String, String> ofSessions() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("client_encoding", "UTF8");
        settings.put("standard_conforming_strings", "on");
        settings.put("TimeZone", "UTC");
        settings.put("default_transaction_isolation", "read committed");
        settings.put("default_transaction_deferrable", "off");
        settings.put("idle_session_timeout", "0");
        // The server notices within this time that the other end is gone, also while it waits for a request's rest.
        settings.put("tcp_user_timeout", Integer.toString(MAX_PAUSE_MILLIS));
        settings.put("tcp_keepalives_idle", "5");
        settings.put("tcp_keepalives_interval", "2");
        settings.put("tcp_keepalives_count", "3");
        return settings;
    }

    /**
     * Sets the parameters on a new connection, in one round trip, and notes whether it has a session of its own.
     *
     * @param schema the first schema of the search path that the URL names; empty where it names none
     * @throws WrongSettingException if the database cannot keep a record
     */
    static void apply(Connection connection, String schema) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        String pooled = "pg_catalog.pg_backend_pid() <> " + driver.getBackendPID();
        Map<String, String> all = new LinkedHashMap<>(SETTINGS);
        all.putAll(OF_SESSIONS);
        String sql = "SELECT " + pooled + ", pg_catalog.current_setting('server_version_num')::integer,"
                + " pg_catalog.getdatabaseencoding(), coalesce(pg_catalog.current_schema(), '')," + set(all, pooled)
                + ", " + durable(pooled) + ", " + checking(pooled) + ", " + ruled(pooled);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            check(row.getInt(2), row.getString(3), row.getString(4), schema);
            if (row.getBoolean(1)) {
                // What is prepared on one server connection is unknown on the next.
                driver.setPrepareThreshold(0);
            }
        } catch (SQLException e) {
            throw FORBIDDEN.equals(e.getSQLState()) ? unruled(e) : e;
        }
    }

    private static WrongSettingException unruled(SQLException cause) {
        return new WrongSettingException(
                "database.url",
                "names a database, or a user, for which session_replication_role is 'replica', so that nothing keeps"
                        + " the rules between tables: have the administrator reset it",
                cause);
    }

    private static void check(int version, String encoding, String schema, String wanted) throws WrongSettingException {
        if (version < OLDEST_VERSION) {
            throw new WrongSettingException("names a server of PostgreSQL " + version / 10_000
                    + ", and 14 is the oldest that this program works with");
        }
        if (!encoding.equals("UTF8")) {
            throw new WrongSettingException("names a database whose encoding is " + encoding
                    + ", which cannot hold every text: name one that was created with ENCODING 'UTF8'"
                    + " (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0)");
        }
        if (schema.isEmpty()) {
            throw new WrongSettingException(
                    "names a database in which this user has no schema to work in: create one, grant"
                            + " the user the right to use it, and set the user's search_path, or currentSchema in the URL,"
                            + " to it");
        }
        if (!wanted.isEmpty() && !wanted.equals(schema)) {
            throw new WrongSettingException("names the schema '" + wanted + "', and the session works in '" + schema
                    + "': create that schema and grant this user the right to use it; behind a pooler, set the"
                    + " user's search_path in the database instead of currentSchema in the URL");
        }
    }

    /** A pooler gives each transaction another session. Its statements are not prepared on any, by which it is known. */
    static boolean isPooled(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getPrepareThreshold() == 0;
    }

    /**
     * Sets the parameters for the transaction that has just begun.
     *
     * @param mode the statement that sets its isolation level, which must come before any query
     */
    static void applyInTransaction(Connection connection, String mode) throws SQLException {
        Transactions.execute(connection, mode + IN_TRANSACTION);
    }

    /** Sets what the server knows; older ones lack some. */
    private static String set(Map<String, String> settings, String local) {
        List<String> rows = new ArrayList<>();
        settings.forEach((name, value) -> rows.add("('" + name + "', '" + value + "')"));
        return " (SELECT count(CASE WHEN pg_catalog.current_setting(s.name, true) IS NOT NULL"
                + " THEN pg_catalog.set_config(s.name, s.value, " + local + ") END) FROM (VALUES "
                + String.join(", ", rows) + ") AS s (name, value))";
    }

    /** What is acknowledged is on disk, unless the administrator chose among the ways that ensure it. */
    private static String durable(String local) {
        return "CASE pg_catalog.current_setting('synchronous_commit') WHEN 'off'"
                + " THEN pg_catalog.set_config('synchronous_commit', 'on', " + local + ") END";
    }

    /** Foreign keys and triggers are kept; where that was switched off, an administrator alone may switch it on. */
    private static String ruled(String local) {
        return "CASE pg_catalog.current_setting('session_replication_role') WHEN 'replica'"
                + " THEN pg_catalog.set_config('session_replication_role', 'origin', " + local + ") END";
    }

    /** A statement whose caller is gone ends; not every system's server can look. */
    private static String checking(String local) {
        return "CASE WHEN pg_catalog.version() LIKE '%linux%'"
                + " THEN pg_catalog.set_config('client_connection_check_interval', '5s', " + local + ") END";
    }
}
