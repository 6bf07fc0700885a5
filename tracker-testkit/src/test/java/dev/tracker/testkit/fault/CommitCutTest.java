package dev.tracker.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a commit came to is asked over a connection that does not go through the proxy. */
@Timeout(120)
class CommitCutTest {

    /** More than the driver needs to keep a statement under a name of its own. */
    private static final int COMMITS_BEFORE = 8;

    @RegisterExtension
    static final DatabaseExtension DATABASES = DatabaseExtension.postgresql(
            "numbers", database -> execute(database, "CREATE TABLE numbers (n integer PRIMARY KEY)"));

    static Stream<Arguments> cuts() {
        return Stream.of(
                        "",
                        "&prepareThreshold=1",
                        "&prepareThreshold=0",
                        "&preferQueryMode=simple",
                        "&preferQueryMode=extendedForPrepared",
                        "&preferQueryMode=extendedCacheEverything")
                .flatMap(mode -> Stream.of(CommitCut.values()).map(cut -> Arguments.of(mode, cut)));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void happensWhereItIsAskedFor(String mode, CommitCut moment, TestDatabase database)
            throws SQLException, InterruptedException {
        try (FaultProxy proxy = FaultProxy.before(database.jdbcUrl());
                Connection connection = DriverManager.getConnection(proxy.urlFor(database.jdbcUrl()) + mode)) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= COMMITS_BEFORE; i++) {
                insert(connection, i);
                connection.commit();
            }
            insert(connection, 100);
            long passed = proxy.passed(Direction.TO_SERVER);

            proxy.cutAtCommit(moment);

            assertThatThrownBy(connection::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
            assertThat(proxy.cuts()).isOne();
            assertThat(proxy.connections()).isZero();
            awaitNoOtherSession(database);
            switch (moment) {
                case BEFORE -> assertThat(numbers(database)).hasSize(COMMITS_BEFORE);
                // The server had all of the commit, and does not look for its client before it has done it.
                case DURING -> {
                    assertThat(proxy.passed(Direction.TO_SERVER)).isGreaterThan(passed + "COMMIT".length());
                    assertThat(numbers(database)).hasSize(COMMITS_BEFORE + 1);
                }
                case AFTER -> assertThat(numbers(database)).hasSize(COMMITS_BEFORE + 1);
            }
        }
    }

    @Test
    void waitsForTheNthCommitOfAnyConnection(TestDatabase database) throws SQLException {
        try (FaultProxy proxy = FaultProxy.before(database.jdbcUrl());
                Connection first = DriverManager.getConnection(proxy.urlFor(database.jdbcUrl()));
                Connection second = DriverManager.getConnection(proxy.urlFor(database.jdbcUrl()))) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);

            proxy.cutAtCommit(CommitCut.BEFORE, 3);

            insert(first, 1);
            first.commit();
            insert(second, 2);
            second.rollback();
            insert(second, 3);
            second.commit();
            insert(first, 4);
            assertThatThrownBy(first::commit).isInstanceOf(SQLException.class);
            insert(second, 5);
            second.commit();
        }
        assertThat(numbers(database)).containsExactly(1, 3, 5);
    }

    @Test
    void passesOverACommitThatFails(TestDatabase database) throws SQLException {
        execute(
                database,
                "ALTER TABLE numbers ADD COLUMN next integer REFERENCES numbers DEFERRABLE INITIALLY DEFERRED");
        try (FaultProxy proxy = FaultProxy.before(database.jdbcUrl());
                Connection connection = DriverManager.getConnection(proxy.urlFor(database.jdbcUrl()))) {
            connection.setAutoCommit(false);
            proxy.cutAtCommit(CommitCut.AFTER);

            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO numbers VALUES (1, 99)");
            }
            assertThatThrownBy(connection::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23503"));
            insert(connection, 2);
            assertThatThrownBy(connection::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
        }
        assertThat(numbers(database)).containsExactly(2);
    }

    @Test
    void canBeTheServersDeath(TestDatabase database) throws SQLException {
        try (FaultProxy proxy = FaultProxy.before(database.jdbcUrl())) {
            String url = proxy.urlFor(database.jdbcUrl());
            try (Connection connection = DriverManager.getConnection(url)) {
                connection.setAutoCommit(false);
                insert(connection, 1);
                proxy.cutAtCommit(CommitCut.AFTER);
                proxy.refuseAfterCut();

                assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

                assertThatThrownBy(() -> DriverManager.getConnection(url).close())
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("08001"));
            }
            proxy.heal();
            try (Connection connection = DriverManager.getConnection(url)) {
                assertThat(connection.isValid(10)).isTrue();
            }
        }
    }

    @Test
    void refusesNumbersThatMakeNoSense(TestDatabase database) {
        try (FaultProxy proxy = FaultProxy.before(database.jdbcUrl())) {
            assertThatThrownBy(() -> proxy.cutAtCommit(CommitCut.AFTER, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void insert(Connection connection, int number) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO numbers (n) VALUES (?)")) {
            statement.setInt(1, number);
            statement.executeUpdate();
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Integer> numbers(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return column(connection, "SELECT n FROM numbers ORDER BY n");
        }
    }

    private static void awaitNoOtherSession(TestDatabase database) throws SQLException, InterruptedException {
        try (Connection connection = database.connect()) {
            String others = "SELECT pid FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()";
            while (!column(connection, others).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    private static List<Integer> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Integer> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getInt(1));
            }
            return all;
        }
    }
}
