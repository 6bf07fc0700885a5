package dev.tracker.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of a test's own, made to be stopped and killed, alone or as a primary with a standby.
 *
 * <pre>{@code
 * try (PostgresNode primary = PostgresNode.running();
 *         PostgresNode standby = primary.standby();
 *         Store store = Store.open(PostgresNode.jdbcUrl(primary, standby))) {
 *     primary.kill();
 *     standby.promote();
 *     ...
 * }
 * }</pre>
 *
 * <p>It needs the binaries of {@link TestDatabases}' third way, on every machine. It goes, with its files, when it is
 * closed, and at the latest when this JVM ends, however that ends. Each takes about a second to set up. One thread at
 * a time may start and stop a node; others may use its databases meanwhile.
 */
public final class PostgresNode implements AutoCloseable {

    private static final String PREFIX = "node-";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private final ServerFolder folder;
    private final Unprivileged unprivileged;
    private final ServerProcess process;
    private final PostgresServer server;
    private final int port;
    private final String password;

    private PostgresNode(
            ServerFolder folder, Unprivileged unprivileged, ServerProcess process, int port, String password) {
        this.folder = folder;
        this.unprivileged = unprivileged;
        this.process = process;
        this.port = port;
        this.password = password;
        this.server = PostgresServer.here(port, password);
    }

    /**
     * Sets up a server with an empty database, and starts it.
     *
     * @throws TestDatabaseException if it does not start
     */
    public static PostgresNode running() {
        try {
            Path root = Workspace.root();
            return running(root, Unprivileged.find(root));
        } catch (IOException e) {
            throw new TestDatabaseException("PostgreSQL for a test cannot be started: " + e.getMessage(), e);
        }
    }

    static PostgresNode running(Path root, Unprivileged unprivileged) throws IOException {
        for (ServerFolder left : ServerFolder.all(root, PREFIX)) {
            if (left.isLeft()) {
                left.remove();
            }
        }
        String password = ServerProcess.randomPassword();
        PostgresNode node = make(root, unprivileged, password);
        node.process.initialise(password);
        return node.begun();
    }

    private static PostgresNode make(Path root, Unprivileged unprivileged, String password) throws IOException {
        ServerFolder folder =
                ServerFolder.make(root, PREFIX, ProcessHandle.current().pid());
        ServerProcess process = new ServerProcess(PostgresBinaries.unpacked(root), folder, unprivileged);
        return new PostgresNode(folder, unprivileged, process, ServerProcess.freePort(), password);
    }

    /**
     * Makes a standby of this server, which follows it synchronously from then on: a commit here is acknowledged when
     * the standby has it on disk too, and waits while the standby is away.
     *
     * @throws TestDatabaseException if it does not come to follow
     */
    public PostgresNode standby() {
        try {
            PostgresNode standby = make(Workspace.root(), unprivileged, password);
            copyTo(standby);
            standby.begun();
            execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
            execute("SELECT pg_reload_conf()");
            awaitTrue("SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'", "A standby follows");
            return standby;
        } catch (IOException e) {
            throw new TestDatabaseException("A standby cannot be made: " + e.getMessage(), e);
        }
    }

    /** Returns the URL of this server's database, where it listens as long as it lives. */
    public String jdbcUrl() {
        return server.jdbcUrl(server.database());
    }

    /** Returns the URL of the same database on whichever of these servers, a primary and its standbys, is meant. */
    public static String jdbcUrl(PostgresNode primary, PostgresNode... standbys) {
        String hosts = Stream.concat(Stream.of(primary), Stream.of(standbys))
                .map(node -> "127.0.0.1:" + node.port)
                .collect(Collectors.joining(","));
        return new PostgresServer(
                        "jdbc:postgresql://" + hosts + "/",
                        primary.server.database(),
                        List.of(),
                        primary.server.user(),
                        primary.password)
                .jdbcUrl(primary.server.database());
    }

    /** Stops it as its administrator does: sessions are ended, what was committed stays. */
    public void stop() {
        try {
            process.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with all of its processes at once, as {@code kill -9} does. */
    public void kill() {
        try {
            process.kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts it again at the same address, after it was stopped or killed.
     *
     * @throws TestDatabaseException if it does not start
     */
    public void start() {
        try {
            for (int attempt = 1; !process.start(port); attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new TestDatabaseException("PostgreSQL does not start. Its log says:\n" + process.said());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a standby the primary, and waits until it takes changes. The old one is not to be started again.
     *
     * @throws TestDatabaseException if it cannot
     */
    public void promote() {
        awaitTrue("SELECT pg_promote(true, " + PATIENCE.toSeconds() + ")", "The standby is promoted");
    }

    /** Ends it and removes its files; a second call does nothing. */
    @Override
    public void close() {
        try {
            kill();
            folder.remove();
        } catch (IOException e) {
            throw new UncheckedIOException("a server's files cannot be removed", e);
        }
    }

    private PostgresNode begun() {
        boolean started = false;
        try {
            start();
            started = true;
            return this;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** A copy of the files of a server that runs is whole together with its log since the copy began. */
    private void copyTo(PostgresNode standby) throws IOException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', true)");
            DataCopy copy = new DataCopy(folder.data(), standby.folder.data(), unprivileged);
            copy.run();
            try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                row.next();
                copy.write("backup_label", row.getString(1));
            }
            copy.write("standby.signal", "");
            copy.append(
                    "postgresql.auto.conf",
                    String.format(
                            Locale.ROOT,
                            "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'\n",
                            port,
                            ServerProcess.SUPERUSER,
                            password));
        } catch (SQLException e) {
            throw new TestDatabaseException("The primary cannot be copied: " + e.getMessage(), e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new TestDatabaseException("PostgreSQL refuses \"" + sql + "\": " + e.getMessage(), e);
        }
    }

    private void awaitTrue(String query, String what) {
        Deadline deadline = Deadline.after(PATIENCE);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            while (!isTrue(statement, query)) {
                if (deadline.isOver()) {
                    throw new TestDatabaseException(what + ": not within " + PATIENCE);
                }
                deadline.pause();
            }
        } catch (SQLException e) {
            throw new TestDatabaseException(what + ": PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return server.toString();
    }
}
