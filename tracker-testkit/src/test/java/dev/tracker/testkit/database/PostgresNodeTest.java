package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
class PostgresNodeTest {

    @Test
    void keepsWhatWasCommittedThroughAStopAndAKill() throws IOException, SQLException {
        try (PostgresNode node = PostgresNode.running()) {
            execute(node.jdbcUrl(), "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (1)");

            node.stop();
            assertThatThrownBy(() -> numbers(node.jdbcUrl())).isInstanceOf(SQLException.class);
            node.start();
            execute(node.jdbcUrl(), "INSERT INTO kept VALUES (2)");
            node.kill();
            assertThatThrownBy(() -> numbers(node.jdbcUrl())).isInstanceOf(SQLException.class);
            node.start();

            assertThat(numbers(node.jdbcUrl())).isEqualTo("1 2");
        }
        assertThat(folders()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void goesOnOnAPromotedStandby(Unprivileged way) throws IOException, SQLException {
        try (PostgresNode primary = PostgresNode.running(Workspace.root(), way)) {
            execute(primary.jdbcUrl(), "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (1)");
            try (PostgresNode standby = primary.standby()) {
                execute(primary.jdbcUrl(), "INSERT INTO kept VALUES (2)");
                assertThatThrownBy(() -> execute(standby.jdbcUrl(), "INSERT INTO kept VALUES (3)"))
                        .hasMessageContaining("read-only");

                primary.kill();
                standby.promote();

                String either = PostgresNode.jdbcUrl(primary, standby) + "&targetServerType=primary";
                execute(either, "INSERT INTO kept VALUES (4)");
                assertThat(numbers(either)).isEqualTo("1 2 4");
            }
        }
    }

    /** As this user, where that goes, and as another. */
    static Stream<Unprivileged> goesOnOnAPromotedStandby() {
        return Stream.of(Unprivileged.values())
                .filter(Unprivileged::works)
                .collect(Collectors.toMap(Unprivileged::isOtherUser, way -> way, (one, other) -> one))
                .values()
                .stream();
    }

    @Test
    void acknowledgesACommitOnlyWhenTheStandbyHasIt() throws SQLException {
        try (PostgresNode primary = PostgresNode.running();
                PostgresNode standby = primary.standby()) {
            execute(primary.jdbcUrl(), "CREATE TABLE kept (n int)");
            standby.kill();

            assertThatThrownBy(() -> execute(primary.jdbcUrl() + "&socketTimeout=1", "INSERT INTO kept VALUES (1)"))
                    .isInstanceOf(SQLException.class);
            assertThat(numbers(primary.jdbcUrl())).isEmpty();

            standby.start();
            execute(primary.jdbcUrl(), "INSERT INTO kept VALUES (2)");
        }
    }

    private static List<Path> folders() throws IOException {
        String own = "node-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> all = Files.list(Workspace.root())) {
            return all.filter(path -> path.getFileName().toString().startsWith(own))
                    .toList();
        }
    }

    private static void execute(String url, String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static String numbers(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT coalesce(string_agg(n::text, ' ' ORDER BY n), '') FROM kept")) {
            row.next();
            return row.getString(1);
        }
    }
}
