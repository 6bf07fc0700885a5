package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program does whose PostgreSQL database somebody drops, empties, replaces, upgrades or closes to it. */
class ChangedDatabaseTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES = Records.postgresql();

    private static final Caller KIM = Caller.named("kim");

    private static final String EVERY_TABLE =
            "TRUNCATE " + String.join(", ", DatabaseDiagnosis.TABLES) + ", schema_changes CASCADE";

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void remember(TestDatabase fresh) {
        database = fresh;
    }

    private ProjectSettings project() {
        return project(database.jdbcUrl());
    }

    private ProjectSettings project(String url) {
        return ProjectSettings.resolve(
                new SettingOptions(null, folder.toString(), null), Map.of("TRACKER_DATABASE_URL", url), folder);
    }

    /** A server that has read the record just now, and whose mirror has it. */
    private AvailableStore served() {
        try (AvailableStore store = AvailableStore.openForOneCommand(project())) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("Before"), KIM);
        }
        AvailableStore store = AvailableStore.open(project());
        assertThat(titles(Tracker.over(store))).containsExactly("Before");
        return store;
    }

    private static List<String> titles(Tracker tracker) {
        return tracker.workItems().list(WorkItemQuery.ALL).items().stream()
                .map(WorkItemSummary::title)
                .toList();
    }

    /** The next read comes from the mirror and says why, and the next write is refused for that reason. */
    private static void refuses(AvailableStore store, String... reason) {
        Tracker tracker = Tracker.over(store);
        try (Observation seen = Observation.begin()) {
            assertThat(titles(tracker)).containsExactly("Before");
            assertThat(seen.source()).isEqualTo(Source.SQLITE_CACHE);
            assertThat(seen.warnings())
                    .anySatisfy(warning -> assertThat(warning.message()).contains(reason));
        }
        assertThatThrownBy(() -> tracker.workItems().create(CreateWorkItem.task("Refused"), KIM))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll(reason)
                .hasMessageContaining("Nothing was changed")
                .hasMessageNotContainingAny("the log says why", "ERROR");
        assertThat(tracker.status().summary().pendingSync()).isZero();
        assertThat(store.availability().state().databaseStatus()).isEqualTo(DatabaseStatus.DEGRADED);
    }

    /** While the server drops or renames the database it lets nobody in, and may not say why. */
    private static void awaitReason(AvailableStore store, String reason) throws InterruptedException {
        AwayProject.await(() -> {
            try (Observation seen = Observation.begin()) {
                titles(Tracker.over(store));
                return seen.warnings().stream()
                        .anyMatch(warning -> warning.message().contains(reason));
            }
        });
    }

    private void worksAgain(AvailableStore store) throws InterruptedException {
        Tracker tracker = Tracker.over(store);
        AwayProject.await(() -> {
            try (Observation seen = Observation.begin()) {
                titles(tracker);
                return seen.source() == null;
            }
        });
        tracker.workItems().create(CreateWorkItem.task("After"), KIM);
        assertThat(store.availability().state().databaseStatus()).isEqualTo(DatabaseStatus.ONLINE);
    }

    private void server(String... statements) throws SQLException {
        String url = database.jdbcUrl().replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1postgres");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void dropAndMakeAnew() throws SQLException {
        String name = ServerDatabases.name(database);
        server("DROP DATABASE \"" + name + "\" WITH (FORCE)", "CREATE DATABASE \"" + name + "\"");
    }

    private String recordId() throws SQLException {
        return Sql.column(database, "SELECT record_id FROM record_identity").get(0);
    }

    /** What locks many tables may meet a program's statement on them. */
    private void repeatedly(String sql) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                Sql.execute(database, sql);
                return;
            } catch (SQLException e) {
                if (attempt == 5 || !"40P01".equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    @Test
    void droppedAndMadeAnewIsRefusedAndStaysEmpty() throws SQLException, InterruptedException {
        try (AvailableStore store = served()) {
            String id = recordId();
            dropAndMakeAnew();
            awaitReason(store, "is gone from");

            refuses(store, id, "is gone from the database", "tracker init");
        }
        // A program that starts now, as a client would start it again, does not begin a second record either.
        try (AvailableStore store = AvailableStore.open(project())) {
            refuses(store, "is gone from the database", "tracker init");
        }
        try (AvailableStore store = AvailableStore.openForOneCommand(project())) {
            refuses(store, "is gone from the database", "tracker init");
        }
        assertThat(Sql.column(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");
    }

    @Test
    void isMadeAnewWhereAPersonSaysSoAndServersFollow() throws SQLException, IOException, InterruptedException {
        try (AvailableStore store = served()) {
            String id = recordId();
            dropAndMakeAnew();
            awaitReason(store, "is gone from");

            assertThat(AvailableStore.makeRecord(project())).isTrue();

            worksAgain(store);
            assertThat(titles(Tracker.over(store))).containsExactly("After");
            try (Stream<Path> files = Files.list(folder.resolve(".tracker"))) {
                assertThat(files)
                        .anySatisfy(file ->
                                assertThat(file.getFileName().toString()).isEqualTo("cache.db.of-" + id + ".db"));
            }
            assertThat(AvailableStore.makeRecord(project())).isFalse();
        }
    }

    @Test
    void isLookedForInEveryTable() throws SQLException {
        assertThat(Sql.column(
                        database,
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                                + " AND tablename NOT LIKE 'schema_changes%'"))
                .containsExactlyInAnyOrderElementsOf(DatabaseDiagnosis.TABLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP SCHEMA public CASCADE; CREATE SCHEMA public", "truncate"})
    void emptiedIsRefusedWithTheNextStatement(String sql) throws SQLException {
        try (AvailableStore store = served()) {
            repeatedly(sql.equals("truncate") ? "SET session_replication_role = replica; " + EVERY_TABLE : sql);

            refuses(store, "is gone from the database", "tracker init");
        }
    }

    @Test
    void withoutSomeTablesIsRefused() throws SQLException {
        try (AvailableStore store = served()) {
            Sql.execute(database, "DROP TABLE work_items, conflicts CASCADE");

            refuses(store, "lacks 2 of the record's tables", "backup");
        }
    }

    @Test
    void withAnotherRecordIsRefusedByBothNames() throws SQLException, InterruptedException {
        try (AvailableStore store = served()) {
            String id = recordId();
            String other = UUID.randomUUID().toString();
            Sql.execute(database, "UPDATE record_identity SET record_id = '" + other + "'");

            refuses(store, id, other, "another record");

            Sql.execute(database, "UPDATE record_identity SET record_id = '" + id + "'");
            worksAgain(store);
        }
    }

    @Test
    void ofANewerVersionIsRefused() throws SQLException, InterruptedException {
        try (AvailableStore store = served()) {
            Sql.execute(database, "UPDATE tracker_schema SET version = 99");

            refuses(store, "schema version 99", "Upgrade this program");

            Sql.execute(database, "UPDATE tracker_schema SET version = " + Schema.VERSION);
            worksAgain(store);
        }
    }

    @Test
    void whoseSchemaWasRenamedIsRefused() throws SQLException, InterruptedException {
        try (AvailableStore store = served()) {
            Sql.execute(database, "ALTER SCHEMA public RENAME TO hidden");

            refuses(store, "search_path");

            Sql.execute(database, "ALTER SCHEMA hidden RENAME TO public");
            worksAgain(store);
        }
    }

    @Test
    void thatWasRenamedIsRefused() throws SQLException, InterruptedException {
        try (AvailableStore store = served()) {
            String name = ServerDatabases.name(database);
            server(
                    "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS false",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'",
                    "ALTER DATABASE \"" + name + "\" RENAME TO \"" + name + "_x\"");

            awaitReason(store, "does not have");
            refuses(store, "database.url", "does not have");

            server(
                    "ALTER DATABASE \"" + name + "_x\" RENAME TO \"" + name + "\"",
                    "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS true");
            worksAgain(store);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %s, lacks rights, GRANT ALL ON ALL TABLES IN SCHEMA public TO %s",
                "ALTER ROLE %s NOLOGIN, database.user, ALTER ROLE %s LOGIN",
                "ALTER ROLE %s PASSWORD 'other', database.password, ALTER ROLE %s PASSWORD 'limited'",
                "ALTER ROLE %s RENAME TO %1$s_x, database, ALTER ROLE %s_x RENAME TO %1$s",
                "REVOKE CONNECT ON DATABASE %2$s FROM PUBLIC, CONNECT, GRANT CONNECT ON DATABASE %2$s TO PUBLIC"
            })
    void closedToItsUserIsRefused(String close, String reason, String open) throws Exception {
        try (Limited limited = new Limited();
                AvailableStore store = limited.served()) {
            limited.admin(close);
            limited.endSessions();

            refuses(store, reason);

            limited.admin(open);
            limited.admin("ALTER ROLE %s PASSWORD 'limited'");
            worksAgain(store);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKE INSERT ON work_items FROM %s, INSERT on work_items",
        "ALTER ROLE %s SET default_transaction_read_only = on, default_transaction_read_only"
    })
    void thatOnlyRefusesChangesIsRead(String close, String reason) throws Exception {
        try (Limited limited = new Limited();
                AvailableStore store = limited.served()) {
            limited.admin(close);
            limited.endSessions();
            Tracker tracker = Tracker.over(store);

            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(() -> tracker.workItems().create(CreateWorkItem.task("Refused"), KIM))
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageContainingAll(reason, "Nothing was changed");
                try (Observation seen = Observation.begin()) {
                    assertThat(titles(tracker)).containsExactly("Before");
                    assertThat(seen.source()).isNull();
                    assertThat(seen.warnings()).isEmpty();
                }
            }
            assertThat(tracker.status().summary().pendingSync()).isZero();
        }
    }

    @Test
    void withoutAFurtherConnectionLetsCallsWaitForOnesThatWork() throws Exception {
        ExecutorService clients = Executors.newCachedThreadPool();
        try (Limited limited = new Limited();
                AvailableStore store = limited.served();
                Connection other = database.connect();
                Statement holding = other.createStatement()) {
            limited.admin("ALTER ROLE %s CONNECTION LIMIT 1");
            other.setAutoCommit(false);
            holding.execute("SELECT last_seq FROM change_log_counter FOR UPDATE");
            List<CompletableFuture<Boolean>> writes = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                writes.add(CompletableFuture.supplyAsync(() -> isTakenByDatabase(store), clients));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(writes.toArray(new CompletableFuture<?>[0]));

            assertThatThrownBy(() -> all.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            other.rollback();

            all.get();
            assertThat(writes).allMatch(CompletableFuture::join);
        } finally {
            clients.shutdownNow();
        }
    }

    private static boolean isTakenByDatabase(AvailableStore store) {
        try (Observation seen = Observation.begin()) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("After"), KIM);
            return seen.warnings().isEmpty();
        }
    }

    /** A server of the project whose database user may do no more than it needs. */
    private final class Limited implements AutoCloseable {

        private final String name = ServerDatabases.name(database);
        private final String role = "limited_" + name;

        Limited() throws SQLException {
            admin("CREATE ROLE %s LOGIN PASSWORD 'limited'");
            admin("GRANT ALL ON ALL TABLES IN SCHEMA public TO %s");
        }

        AvailableStore served() {
            try (AvailableStore store = AvailableStore.openForOneCommand(settings())) {
                Tracker.over(store).workItems().create(CreateWorkItem.task("Before"), KIM);
            }
            AvailableStore store = AvailableStore.open(settings());
            assertThat(titles(Tracker.over(store))).containsExactly("Before");
            return store;
        }

        private ProjectSettings settings() {
            return project(ServerDatabases.bareUrl(database) + "?user=" + role + "&password=limited");
        }

        void admin(String sql) throws SQLException {
            server(String.format(Locale.ROOT, sql, role, name));
        }

        private void server(String sql) throws SQLException {
            Sql.execute(database, sql);
        }

        void endSessions() throws SQLException {
            admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE '%s%%'");
        }

        @Override
        public void close() throws SQLException {
            endSessions();
            admin("DROP OWNED BY %s");
            admin("DROP ROLE %s");
        }
    }

    @Test
    void keepsWhatWaitsAndSaysWhyItWaits() throws SQLException, InterruptedException {
        served().close();
        String id = recordId();
        try (AvailableStore store =
                AvailableStore.open(project(database.jdbcUrl().replaceFirst("//[^/]+/", "//127.0.0.1:1/")))) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("Waiting"), KIM);
        }
        dropAndMakeAnew();

        try (AvailableStore store = AvailableStore.open(project())) {
            Tracker tracker = Tracker.over(store);
            awaitReason(store, "is gone from the database");
            assertThat(titles(tracker)).contains("Waiting");
            assertThat(tracker.status().summary().pendingSync()).isEqualTo(1);
            assertThat(tracker.sync().now().warnings())
                    .anySatisfy(warning ->
                            assertThat(warning.message()).contains(id, "is gone from the database", "Pending changes"));
        }
        assertThat(Sql.column(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");
    }
}
