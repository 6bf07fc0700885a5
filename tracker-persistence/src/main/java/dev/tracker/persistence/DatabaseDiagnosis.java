package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, on a connection of its own, why a PostgreSQL database that answers cannot be used, and says what to do.
 *
 * @param opener of connections to it
 * @param address names it without parameters
 */
record DatabaseDiagnosis(HeldConnections.Opener opener, String address) {

    /** The tables of a record. */
    static final List<String> TABLES = List.of(
            "work_item_identities",
            "work_items",
            "archived_work_items",
            "work_item_labels",
            "work_item_git_links",
            "work_item_dependencies",
            "work_item_texts",
            "vendor_extractors",
            "deployment_events",
            "vendor_deployment_links",
            "work_item_deployment_links",
            "project_configuration",
            "future_enhancements",
            "enhancement_dependencies",
            "change_log",
            "change_log_counter",
            "requests",
            "archive_runs",
            "tracker_schema",
            "migrations",
            "session_prompt_files",
            "conflicts",
            "record_identity",
            "schema_work");

    private static final String NO_RIGHT = "42501";
    private static final String READ_ONLY = "25006";

    /** Of a table, column, function, schema or type that is not there, a right, read-only, a catalogue that changed. */
    private static final Set<String> TO_EXPLAIN =
            Set.of("42P01", "42703", "42883", "3F000", "42704", NO_RIGHT, READ_ONLY, "XX000");

    private static final int SHOWN = 3;

    private static final String KEPT =
            " Nothing was changed. Pending changes of this project are kept and are not sent to another record.";

    private static final String MISSING = "SELECT name FROM (VALUES "
            + TABLES.stream().map(name -> "('" + name + "')").collect(Collectors.joining(", "))
            + ") AS t (name) WHERE pg_catalog.to_regclass(name) IS NULL";

    private static final String LACKING = "SELECT p.privilege, t.name FROM (VALUES ('SELECT'), ('INSERT'), ('UPDATE'),"
            + " ('DELETE')) AS p (privilege), (VALUES "
            + TABLES.stream().map(name -> "('" + name + "')").collect(Collectors.joining(", "))
            + ") AS t (name) WHERE NOT pg_catalog.has_table_privilege(pg_catalog.to_regclass(t.name), p.privilege)"
            + " AND NOT (t.name = 'change_log' AND p.privilege IN ('UPDATE', 'DELETE'))";

    static DatabaseDiagnosis of(HeldConnections.Opener opener, StoreSettings settings) {
        return new DatabaseDiagnosis(opener, settings.shownUrl().replaceFirst("\\?.*", ""));
    }

    /** The fault of a database whose record is not there any more. */
    UnusableDatabaseException gone(@Nullable UUID record) {
        return gone(record, "it was emptied, or dropped and recreated");
    }

    /** The fault of a database in which rows are missing that every record has. */
    UnusableDatabaseException incomplete() {
        return new UnusableDatabaseException(
                "The database " + address + " lacks rows of tables that every record has (record_identity,"
                        + " change_log_counter, tracker_schema): somebody emptied them. Put back a backup." + KEPT,
                null);
    }

    private UnusableDatabaseException gone(@Nullable UUID record, String how) {
        return new UnusableDatabaseException(
                "The record" + (record == null ? "" : " (id " + record + ")") + " is gone from the database " + address
                        + ": " + how + ". Put back a backup of it, or begin a new, empty record there with 'tracker"
                        + " init'." + KEPT,
                null);
    }

    /** The fault of a database that holds another record. */
    UnusableDatabaseException another(String wanted, String found) {
        return new UnusableDatabaseException(
                "The database " + address + " holds another record (id " + found + ") than the one that this program"
                        + " works with (id " + wanted + "). Put that one back, or set database.url to where it is; to"
                        + " use the other record, restart this program." + KEPT,
                null);
    }

    /** The fault of a database whose tables are of another version than this program's. */
    UnusableDatabaseException otherVersion(int found) {
        String sentence = found > Schema.VERSION
                ? "The database has schema version %d, and this program knows only %d: a newer program upgraded it."
                        + " Upgrade this program and restart it."
                : "The database has schema version %d, and this program works with %d: an older state of it was put"
                        + " back. Restart this program to upgrade the schema.";
        return new UnusableDatabaseException(
                String.format(Locale.ROOT, sentence, found, Schema.VERSION) + " Nothing was changed.", null);
    }

    /**
     * The fault with its reason, where a look at the database explains it; else as it came.
     *
     * @param record the record that is expected; null where none is known yet
     */
    SQLException explained(SQLException fault, @Nullable UUID record) {
        String state = String.valueOf(fault.getSQLState());
        boolean isExplained = fault instanceof UnusableDatabaseException || fault instanceof WrongSettingException;
        if (isExplained || !TO_EXPLAIN.contains(state)) {
            return fault;
        }
        try (Connection connection = opener.open()) {
            UnusableDatabaseException found = looked(connection, state, record);
            if (found == null) {
                return fault;
            }
            found.addSuppressed(fault);
            return found;
        } catch (UnusableDatabaseException e) {
            return e;
        } catch (WrongSettingException e) {
            return UnusableDatabaseException.of(e);
        } catch (SQLException e) {
            fault.addSuppressed(e);
            return fault;
        }
    }

    private @Nullable UnusableDatabaseException looked(Connection connection, String state, @Nullable UUID record)
            throws SQLException {
        if (state.equals(READ_ONLY)) {
            return readOnly(connection);
        }
        List<String> missing = column(connection, MISSING);
        if (missing.size() == TABLES.size()) {
            List<String> schemas = column(
                    connection, "SELECT pg_catalog.current_schema() WHERE pg_catalog.current_schema() IS NOT NULL");
            return gone(
                    record,
                    schemas.isEmpty()
                            ? "no schema that search_path names exists"
                            : "its tables are missing from the schema '" + schemas.get(0)
                                    + "', which search_path names");
        }
        if (!missing.isEmpty()) {
            return new UnusableDatabaseException(
                    "The database " + address + " lacks " + missing.size() + " of the record's tables: somebody removed"
                            + " them. Put back a backup." + KEPT,
                    null);
        }
        return state.equals(NO_RIGHT) ? lacking(connection) : null;
    }

    /** A standby counts as unavailable; a setting is for somebody to correct. */
    private @Nullable UnusableDatabaseException readOnly(Connection connection) throws SQLException {
        boolean isStandby = column(connection, "SELECT pg_catalog.pg_is_in_recovery()::text")
                .contains("true");
        return isStandby
                ? null
                : new UnusableDatabaseException(
                        "The database " + address + " takes no changes from this user: default_transaction_read_only"
                                + " is set for the server, the database or the role. Unset it there. Nothing was"
                                + " changed.",
                        null);
    }

    private @Nullable UnusableDatabaseException lacking(Connection connection) throws SQLException {
        List<String> rights = new ArrayList<>();
        for (String privilege : List.of("SELECT", "INSERT", "UPDATE", "DELETE")) {
            List<String> tables =
                    column(connection, "SELECT name FROM (" + LACKING + ") AS l WHERE privilege = '" + privilege + "'");
            if (!tables.isEmpty()) {
                rights.add(privilege + " on " + some(tables));
            }
        }
        return rights.isEmpty()
                ? null
                : new UnusableDatabaseException(
                        "The user '" + column(connection, "SELECT current_user").get(0) + "' lacks rights in the"
                                + " database " + address + ": " + String.join("; ", rights) + ". Ask the database's"
                                + " owner to grant them. Nothing was changed.",
                        null);
    }

    private static String some(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more tables";
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
