package dev.tracker.testkit.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL out of a Maven artifact: one server for a build, shared by its JVMs.
 *
 * <p>The first JVM that needs it starts it under a supervisor, a small shell script that watches the build's process
 * ({@link BuildProcess}). When that is gone, however it went, the supervisor stops the server and removes its files
 * within a second. It runs in a session of its own where the system has that, so that a signal to the build's process
 * group does not end it too early. If the supervisor itself was killed, the next build stops the server and removes
 * the files.
 *
 * <p>A server's folder is named after the build's process. The address in it, readable by this user only, is written
 * when the server is ready; the other JVMs find it there.
 */
final class EmbeddedPostgres {

    private static final String PREFIX = "postgres-";
    /** The system property that says whether what is committed is forced to disk, as measurements want it: on or off. */
    private static final String FSYNC = "tracker.testkit.fsync";

    private static final String ADDRESS = "address";
    private static final String STOPPED = "stopped";
    private static final String LOG = "log";
    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private final Path root;
    private final long owner;
    private final Unprivileged unprivileged;

    EmbeddedPostgres(Path root, long owner, Unprivileged unprivileged) {
        this.root = root;
        this.owner = owner;
        this.unprivileged = unprivileged;
    }

    /** Returns the build's server, started if need be. */
    static PostgresServer shared() {
        try {
            Path root = Workspace.root();
            return new EmbeddedPostgres(root, BuildProcess.find().pid(), Unprivileged.find(root)).findOrStart();
        } catch (IOException e) {
            throw new TestDatabaseException("PostgreSQL for tests cannot be started: " + e.getMessage(), e);
        }
    }

    PostgresServer findOrStart() throws IOException {
        // A file lock keeps other JVMs out, but fails where another thread of the same has it.
        synchronized (EmbeddedPostgres.class) {
            return findOrStartAlone();
        }
    }

    private PostgresServer findOrStartAlone() throws IOException {
        try (FileChannel channel = Workspace.open(root.resolve("servers.lock"));
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            PostgresServer running = null;
            for (Path folder : folders()) {
                PostgresServer found = ownerOf(folder) == owner ? answering(folder) : null;
                if (found != null) {
                    running = found;
                } else if (ownerOf(folder) == owner || !isAlive(ownerOf(folder))) {
                    stop(folder);
                }
            }
            return running == null ? start() : running;
        }
    }

    private PostgresServer start() throws IOException {
        Path home = PostgresBinaries.unpacked(root);
        Path folder = Files.createTempDirectory(root, PREFIX + owner + "-");
        Workspace.restrict(folder, "rwx--x--x");
        String password = randomPassword();
        initialise(home, folder, password);
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process supervisor = supervise(home, folder, port);
            if (isReady(folder, supervisor)) {
                PostgresServer server = new PostgresServer(
                        "jdbc:postgresql://127.0.0.1:" + port + "/", SUPERUSER, List.of(), SUPERUSER, password);
                publish(server, folder);
                return server;
            }
            String log = Files.readString(folder.resolve(LOG));
            if (attempt == ATTEMPTS || !log.contains("could not bind")) {
                end(supervisor);
                Workspace.delete(folder);
                throw new TestDatabaseException("PostgreSQL for tests does not start. Its log says:\n" + log);
            }
            end(supervisor);
        }
    }

    private void initialise(Path home, Path folder, String password) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path passwordFile = folder.resolve("password");
        Files.createFile(passwordFile);
        Workspace.restrict(passwordFile, "rw-------");
        Files.writeString(passwordFile, password);
        unprivileged.give(data);
        unprivileged.give(passwordFile);
        // The built-in locale compares by code point and knows the letters of all languages, the same on every machine.
        List<String> command = unprivileged.command(List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--set=scram_iterations=1",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync"));
        Process process = quietly(command, folder).start();
        if (waitFor(process) != 0) {
            String said = Files.readString(folder.resolve(LOG));
            Workspace.delete(folder);
            throw new TestDatabaseException("PostgreSQL for tests cannot be set up. initdb says:\n" + said);
        }
        Files.delete(passwordFile);
    }

    private Process supervise(Path home, Path folder, int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (exists("setsid")) {
            command.add("setsid");
        }
        String forced = System.getProperty(FSYNC, "off");
        command.addAll(List.of("sh", "-c", script(), "tracker-test-postgres", Long.toString(owner), folder.toString()));
        command.addAll(unprivileged.command(List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                // Nothing here outlives the machine, whose end alone could lose what was not forced to disk.
                "-c",
                "fsync=" + forced,
                "-c",
                "full_page_writes=" + forced)));
        Files.deleteIfExists(folder.resolve(STOPPED));
        return quietly(command, folder).start();
    }

    /** Nothing is inherited from this JVM that would make whoever reads its output wait for the server to end. */
    private static ProcessBuilder quietly(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(folder.resolve(LOG).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static boolean isReady(Path folder, Process supervisor) throws IOException {
        Path pidFile = folder.resolve("data/postmaster.pid");
        Deadline deadline = Deadline.after(PATIENCE);
        while (!deadline.isOver() && supervisor.isAlive() && !Files.exists(folder.resolve(STOPPED))) {
            if (Files.exists(pidFile) && Files.readString(pidFile).contains("\nready")) {
                return true;
            }
            deadline.pause();
        }
        return false;
    }

    private static void publish(PostgresServer server, Path folder) throws IOException {
        Path written = Files.createFile(folder.resolve(ADDRESS + ".new"));
        Workspace.restrict(written, "rw-------");
        Files.writeString(written, server.jdbcUrl(server.database()));
        Files.move(written, folder.resolve(ADDRESS));
    }

    private static @Nullable PostgresServer answering(Path folder) throws IOException {
        Path address = folder.resolve(ADDRESS);
        if (!Files.exists(address)) {
            return null;
        }
        PostgresServer server = PostgresServer.at(Files.readString(address), null, null);
        try (Connection connection = server.connect()) {
            return connection.isValid(10) ? server : null;
        } catch (SQLException e) {
            return null;
        }
    }

    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root, PREFIX + "*")) {
            found.forEach(folders::add);
        }
        return folders;
    }

    private static long ownerOf(Path folder) {
        String[] parts = folder.getFileName().toString().split("-", -1);
        return Long.parseLong(parts[1]);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void stop(Path folder) throws IOException {
        Optional<ProcessHandle> server = serverIn(folder);
        if (server.isPresent()) {
            server.get().destroyForcibly();
            Deadline deadline = Deadline.after(PATIENCE);
            while (server.get().isAlive() && !deadline.isOver()) {
                deadline.pause();
            }
        }
        Workspace.delete(folder);
    }

    /** The number in the file may be another process' by now, so that its command line has to name the folder. */
    private static Optional<ProcessHandle> serverIn(Path folder) throws IOException {
        Path pidFile = folder.resolve("data/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).lines().findFirst().orElse("");
        return pid.matches("\\d+")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(folder.toString()))
                : Optional.empty();
    }

    private static void end(Process supervisor) {
        supervisor.destroy();
        waitFor(supervisor);
    }

    private static int waitFor(Process process) {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new TestDatabaseException("Interrupted while PostgreSQL for tests was started", e);
        }
    }

    private static boolean exists(String program) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String script() throws IOException {
        try (InputStream script = EmbeddedPostgres.class.getResourceAsStream("supervise.sh")) {
            if (script == null) {
                throw new IOException("supervise.sh is missing beside " + EmbeddedPostgres.class.getName());
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
