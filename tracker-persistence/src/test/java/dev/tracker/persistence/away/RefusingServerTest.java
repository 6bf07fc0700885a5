package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that runs, but takes no session: it serves as little as one that does not run. */
class RefusingServerTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    private static final Caller ALICE = Caller.named("alice");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private TestDatabase database;
    private String name;
    private String role;

    @BeforeEach
    void makeRole(TestDatabase fresh) throws SQLException {
        database = fresh;
        name = database.jdbcUrl().replaceFirst("^jdbc:postgresql://[^/]+/([^?]*).*$", "$1");
        role = "limited_" + name;
        admin(
                "CREATE ROLE \"" + role + "\" LOGIN PASSWORD 'limited'",
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO \"" + role + "\"",
                "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO \"" + role + "\"");
    }

    @AfterEach
    void dropRole() throws SQLException {
        admin("DROP OWNED BY \"" + role + "\"", "DROP ROLE \"" + role + "\"");
    }

    @Test
    void isAwayWhileItHasNoConnectionFree() throws SQLException {
        goesOnWhile(
                "ALTER ROLE \"" + role + "\" CONNECTION LIMIT 0", "ALTER ROLE \"" + role + "\" CONNECTION LIMIT -1");
    }

    @Test
    void isAwayWhileItsDatabaseTakesNoConnections() throws SQLException {
        goesOnWhile(
                "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS false",
                "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS true");
    }

    private void goesOnWhile(String refusal, String end) throws SQLException {
        String url = database.jdbcUrl().replaceFirst("\\?.*$", "?user=" + role + "&password=limited");
        Project project = Project.in(folder, database).at(url);
        try (AvailableStore store = project.open()) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("Before"), ALICE);
        }
        server(refusal);
        // One that starts now has no session that could go on.
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            try (Observation seen = Observation.begin()) {
                tracker.workItems().create(CreateWorkItem.task("Meanwhile"), ALICE);
                assertThat(seen.warnings()).extracting("code").contains("database_unavailable");
                assertThat(sourceOfAList(tracker)).isEqualTo(Source.SQLITE_CACHE);
            } finally {
                server(end);
            }
            Awaiting.until(PATIENCE, () -> sourceOfAList(tracker) == null);
            assertThat(tracker.status().summary().pendingSync()).isZero();
            assertThat(tracker.workItems().forest(PageRequest.MAX_LIMIT)).hasSize(2);
        }
    }

    private static Source sourceOfAList(Tracker tracker) {
        try (Observation seen = Observation.begin()) {
            tracker.workItems().forest(PageRequest.MAX_LIMIT);
            return seen.source();
        }
    }

    private void admin(String... statements) throws SQLException {
        run(database.connect(), statements);
    }

    /** From another database of the same server. */
    private void server(String... statements) throws SQLException {
        run(
                DriverManager.getConnection(
                        database.jdbcUrl().replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1postgres")),
                statements);
    }

    private static void run(Connection made, String... statements) throws SQLException {
        try (Connection connection = made;
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }
}
