package dev.tracker.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PgBouncer in front of a test's PostgreSQL database, pooling by transaction: each transaction may meet another session
 * of the server. It needs the program {@code pgbouncer} on the machine, and ends when it is closed.
 */
public final class PgBouncer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/]+)(?::(\\d+))?/([^?]*).*");
    private static final int SESSIONS = 3;

    private final Process process;
    private final Path folder;
    private final String jdbcUrl;

    private PgBouncer(Process process, Path folder, String jdbcUrl) {
        this.process = process;
        this.folder = folder;
        this.jdbcUrl = jdbcUrl;
    }

    /** Whether this machine has the program. */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    /**
     * Starts a pooler with few sessions on the server.
     *
     * @param settings further lines of its configuration
     * @throws TestDatabaseException if it does not start
     */
    public static PgBouncer before(TestDatabase database, String settings) {
        Matcher address = ADDRESS.matcher(database.jdbcUrl());
        if (!address.matches()) {
            throw new TestDatabaseException("A pooler needs a PostgreSQL database on a server");
        }
        try {
            int port = ServerProcess.freePort();
            Path folder = Files.createTempDirectory("pgbouncer-");
            Path configuration = Files.write(
                    folder.resolve("pgbouncer.ini"),
                    List.of(
                            "[databases]",
                            address.group(3) + " = host=" + address.group(1) + " port="
                                    + Objects.requireNonNullElse(address.group(2), "5432") + " user=" + database.user()
                                    + " password='"
                                    + Objects.requireNonNullElse(database.password(), "")
                                            .replace("'", "''") + "'",
                            "[pgbouncer]",
                            "listen_addr = 127.0.0.1",
                            "listen_port = " + port,
                            "unix_socket_dir =",
                            "auth_type = any",
                            "pool_mode = transaction",
                            "default_pool_size = " + SESSIONS,
                            settings));
            Unprivileged unprivileged = Unprivileged.find(folder);
            unprivileged.give(folder);
            unprivileged.give(configuration);
            Process process = new ProcessBuilder(
                            unprivileged.command(List.of(program().orElseThrow().toString(), configuration.toString())))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            PgBouncer pooler = new PgBouncer(
                    process,
                    folder,
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + address.group(3) + "?user=" + database.user());
            pooler.awaitStart(port);
            return pooler;
        } catch (IOException e) {
            throw new TestDatabaseException("PgBouncer does not start: " + e.getMessage(), e);
        }
    }

    private void awaitStart(int port) throws IOException {
        Deadline deadline = Deadline.after(PATIENCE);
        while (!Files.readString(folder.resolve("log")).contains("process up")) {
            if (deadline.isOver() || !process.isAlive()) {
                String said = Files.readString(folder.resolve("log"));
                close();
                throw new TestDatabaseException("PgBouncer does not start at port " + port + ". It says:\n" + said);
            }
            deadline.pause();
        }
    }

    /** Returns the URL of the database by way of the pooler. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** The first column of a query's rows, as texts, by a plain connection by way of the pooler. */
    public List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        // What the driver of a plain connection would set by itself is refused by many poolers.
        try (Connection connection = DriverManager.getConnection(jdbcUrl + "&prepareThreshold=0");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Ends it; a second call does nothing. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.onExit().join();
            if (Files.exists(folder)) {
                Workspace.delete(folder);
            }
        } catch (UncheckedIOException e) {
            throw new TestDatabaseException("PgBouncer's files cannot be removed", e);
        }
    }

    private static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/bin:/usr/local/sbin";
        return Stream.of(path.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
