package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
class EmbeddedPostgresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Path root;
    private Process build;

    @BeforeEach
    void startABuild() throws IOException {
        root = Workspace.root();
        build = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endTheBuild() throws IOException {
        build.destroyForcibly().onExit().join();
        awaitNoFolderOf(build);
    }

    @Test
    void servesAllOfABuild() throws IOException {
        PostgresServer first = serverOf(build).findOrStart();

        PostgresServer second = serverOf(build).findOrStart();

        assertThat(second).isEqualTo(first);
        assertThat(foldersOf(build)).hasSize(1);
    }

    @Test
    void acceptsThirtyTwoConnectionsAndMore() throws IOException, SQLException {
        PostgresServer server = serverOf(build).findOrStart();

        try (Connection connection = server.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW max_connections")) {
            row.next();

            assertThat(row.getInt(1)).isEqualTo(200);
        }
    }

    @Test
    void asksForThePassword() throws IOException {
        PostgresServer server = serverOf(build).findOrStart();
        PostgresServer guessed =
                new PostgresServer(server.address(), server.database(), List.of(), server.user(), "guessed");

        assertThat(isReachable(guessed)).isFalse();
        assertThat(isReachable(server)).isTrue();
    }

    @Test
    void endsWithAKilledBuild() throws IOException {
        PostgresServer server = serverOf(build).findOrStart();

        build.destroyForcibly().onExit().join();

        awaitNoFolderOf(build);
        assertThat(isReachable(server)).isFalse();
    }

    @Test
    void isEndedByTheNextBuildWhenItsSupervisorIsKilledToo() throws IOException {
        PostgresServer server = serverOf(build).findOrStart();
        String folder = foldersOf(build).get(0).toString();
        List<ProcessHandle> supervisors = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(folder))
                .toList();
        assertThat(supervisors).isNotEmpty();
        supervisors.forEach(supervisor -> {
            supervisor.destroyForcibly();
            supervisor.onExit().join();
        });
        build.destroyForcibly().onExit().join();
        assertThat(isReachable(server)).isTrue();

        Process nextBuild = new ProcessBuilder("sleep", "600").start();
        try {
            serverOf(nextBuild).findOrStart();

            assertThat(foldersOf(build)).isEmpty();
            assertThat(isReachable(server)).isFalse();
        } finally {
            nextBuild.destroyForcibly().onExit().join();
            awaitNoFolderOf(nextBuild);
        }
    }

    @Test
    void isReplacedWhenItDied() throws IOException {
        PostgresServer first = serverOf(build).findOrStart();
        long pid = Long.parseLong(Files.readAllLines(foldersOf(build).get(0).resolve("data/postmaster.pid"))
                .get(0));
        ProcessHandle.of(pid).ifPresent(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });

        PostgresServer second = serverOf(build).findOrStart();

        assertThat(second).isNotEqualTo(first);
        assertThat(isReachable(second)).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void startsInEachWayThatWorksHere(Unprivileged way) throws IOException {
        PostgresServer server = new EmbeddedPostgres(root, build.pid(), way).findOrStart();

        assertThat(isReachable(server)).isTrue();
    }

    static List<Unprivileged> startsInEachWayThatWorksHere() {
        return Stream.of(Unprivileged.values()).filter(Unprivileged::works).toList();
    }

    private EmbeddedPostgres serverOf(Process owner) throws IOException {
        return new EmbeddedPostgres(root, owner.pid(), Unprivileged.find(root));
    }

    private List<Path> foldersOf(Process owner) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("postgres-" + owner.pid() + "-"))
                    .toList();
        }
    }

    private void awaitNoFolderOf(Process owner) throws IOException {
        Deadline deadline = Deadline.after(PATIENCE);
        while (!foldersOf(owner).isEmpty() && !deadline.isOver()) {
            deadline.pause();
        }
        assertThat(foldersOf(owner)).isEmpty();
    }

    private static boolean isReachable(PostgresServer server) {
        try (Connection connection = server.connect()) {
            return connection.isValid(10);
        } catch (SQLException e) {
            return false;
        }
    }
}
