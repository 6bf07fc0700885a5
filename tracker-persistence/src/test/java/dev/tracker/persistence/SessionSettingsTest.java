package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSettingsTest {

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void holdWhateverTheDatabasesDefaultsAre() throws SQLException {
        Map<String, String> hostile = Map.ofEntries(
                Map.entry("standard_conforming_strings", "off"),
                Map.entry("timezone", "'Asia/Kathmandu'"),
                Map.entry("datestyle", "'German, DMY'"),
                Map.entry("intervalstyle", "'sql_standard'"),
                Map.entry("bytea_output", "'escape'"),
                Map.entry("default_transaction_isolation", "'serializable'"),
                Map.entry("statement_timeout", "'1ms'"),
                Map.entry("lock_timeout", "'1ms'"),
                Map.entry("idle_in_transaction_session_timeout", "'0'"),
                Map.entry("idle_session_timeout", "'1ms'"),
                Map.entry("session_replication_role", "'replica'"),
                Map.entry("array_nulls", "off"),
                Map.entry("transform_null_equals", "on"),
                Map.entry("quote_all_identifiers", "on"),
                Map.entry("extra_float_digits", "'-15'"),
                Map.entry("client_encoding", "'LATIN1'"),
                Map.entry("synchronous_commit", "off"),
                Map.entry("row_security", "off"),
                Map.entry("xmloption", "'document'"),
                Map.entry("plan_cache_mode", "'force_generic_plan'"),
                Map.entry("gin_fuzzy_search_limit", "'1'"));
        ServerDatabases.setDefaults(database, hostile);

        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker tracker = Tracker.over(store);
            tracker.vendors().create(CreateVendor.named("Ac_me"), Caller.named("kim"));
            tracker.vendors().create(CreateVendor.named("Acme"), Caller.named("kim"));

            assertThat(tracker.vendors()
                            .list(new VendorQuery(null, null, null, "c_m", PageRequest.FIRST))
                            .page()
                            .items())
                    .extracting(vendor -> vendor.name())
                    .containsExactly("Ac_me");
        }
        try (Connection connection = new PostgresServer(ServerDatabases.settings(database)).connect()) {
            assertThat(shown(connection, "idle_session_timeout")).isEqualTo("0");
            assertThat(shown(connection, "statement_timeout")).isEqualTo("0");
            assertThat(shown(connection, "idle_in_transaction_session_timeout")).isEqualTo("10s");
            assertThat(shown(connection, "session_replication_role")).isEqualTo("origin");
            assertThat(shown(connection, "standard_conforming_strings")).isEqualTo("on");
            assertThat(shown(connection, "TimeZone")).isEqualTo("UTC");
            assertThat(shown(connection, "transaction_isolation")).isEqualTo("read committed");
            assertThat(shown(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(shown(connection, "tcp_user_timeout")).isEqualTo("10000");
            assertThat(shown(connection, "tcp_keepalives_idle")).isEqualTo("5");
        }
    }

    @Test
    void refuseAUserForWhomNothingKeepsTheRulesBetweenTables() throws SQLException {
        String role = "unruled_" + ServerDatabases.name(database);
        ServerDatabases.execute(database, "CREATE ROLE " + role + " LOGIN PASSWORD 'unruled'");
        try {
            ServerDatabases.execute(database, "ALTER ROLE " + role + " SET session_replication_role = replica");
            StoreSettings settings =
                    StoreSettings.of(ServerDatabases.bareUrl(database)).withUser(role, "unruled");

            assertThatThrownBy(() -> Store.open(settings))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("session_replication_role");
        } finally {
            ServerDatabases.execute(database, "DROP ROLE " + role);
        }
    }

    @Test
    void leaveADurabilityThatTheAdministratorChose() throws SQLException {
        ServerDatabases.setDefaults(database, Map.of("synchronous_commit", "remote_apply"));

        try (Connection connection = new PostgresServer(ServerDatabases.settings(database)).connect()) {
            assertThat(shown(connection, "synchronous_commit")).isEqualTo("remote_apply");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "EUC_JP", "SQL_ASCII"})
    void refuseADatabaseThatIsNotInUtf8(String encoding) throws SQLException {
        String name = ServerDatabases.name(database) + "_" + encoding.toLowerCase(java.util.Locale.ROOT);
        ServerDatabases.execute(
                database,
                "CREATE DATABASE " + name + " ENCODING '" + encoding
                        + "' TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'");
        try {
            String url = database.jdbcUrl().replace("/" + ServerDatabases.name(database), "/" + name);

            assertThatThrownBy(() -> Store.open(url))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContainingAll("database.url", encoding, "ENCODING 'UTF8'");
            assertThatThrownBy(() -> Store.open(StoreSettings.of(url).forOneCommand()))
                    .hasMessageContaining(encoding);
        } finally {
            ServerDatabases.execute(database, "DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    @Test
    void refuseAnEmptySearchPath() throws SQLException {
        ServerDatabases.setDefaults(database, Map.of("search_path", "''"));

        assertThatThrownBy(() -> Store.open(database.jdbcUrl()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("search_path");
    }

    @Test
    void refuseASchemaThatIsNotThere() {
        assertThatThrownBy(() -> Store.open(database.jdbcUrl() + "&currentSchema=missing,public"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("'missing'", "'public'");
    }

    private static String shown(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
