package dev.tracker.testkit.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sets up and starts a PostgreSQL server in its folder, under a supervisor: a small shell script that watches the
 * process the server is for. When that is gone, however it went, the supervisor stops the server and removes the
 * folder within a second. It runs in a session of its own where the system has that, so that a signal to the
 * process' group does not end it too early.
 */
final class ServerProcess {

    static final String SUPERUSER = "postgres";

    /** The system property that says whether what is committed is forced to disk, as measurements want it: on or off. */
    private static final String FSYNC = "tracker.testkit.fsync";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final ServerFolder folder;
    private final Unprivileged unprivileged;
    private @Nullable Process supervisor;

    /** @param home the unpacked binaries */
    ServerProcess(Path home, ServerFolder folder, Unprivileged unprivileged) {
        this.home = home;
        this.folder = folder;
        this.unprivileged = unprivileged;
    }

    static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void initialise(String password) throws IOException {
        Path data = Files.createDirectory(folder.data());
        Path passwordFile = folder.path().resolve("password");
        Files.createFile(passwordFile);
        Workspace.restrict(passwordFile, "rw-------");
        Files.writeString(passwordFile, password);
        unprivileged.give(data);
        unprivileged.give(passwordFile);
        // The built-in locale compares by code point and knows the letters of all languages, the same on every machine.
        if (run(
                        "initdb",
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
                        "--no-sync")
                != 0) {
            String said = said();
            Workspace.delete(folder.path());
            throw new TestDatabaseException("PostgreSQL for tests cannot be set up. initdb says:\n" + said);
        }
        Files.delete(passwordFile);
    }

    /**
     * Starts the server, and waits until it takes connections.
     *
     * @return whether it does; else {@link #said()} tells why, and it does not run
     */
    boolean start(int port) throws IOException {
        String forced = System.getProperty(FSYNC, "off");
        List<String> command = new ArrayList<>();
        if (exists("setsid")) {
            command.add("setsid");
        }
        command.addAll(List.of(
                "sh",
                "-c",
                script(),
                "tracker-test-postgres",
                Long.toString(folder.owner()),
                folder.path().toString()));
        command.addAll(unprivileged.command(List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                folder.data().toString(),
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
        Files.deleteIfExists(folder.stopped());
        Process started = quietly(command).start();
        supervisor = started;
        if (awaitReady(started)) {
            return true;
        }
        end();
        return false;
    }

    /** Ends the sessions and stops the server as its administrator does; what it acknowledged is on disk. */
    void stop() throws IOException {
        int status = run(
                "pg_ctl", "stop", "--mode=fast", "--wait", "-D", folder.data().toString());
        if (status != 0) {
            throw new TestDatabaseException("PostgreSQL does not stop. pg_ctl says:\n" + said());
        }
        end();
    }

    /** Kills the server with all of its processes. */
    void kill() throws IOException {
        folder.kill();
        end();
    }

    /** What the server, or the program before it, wrote to its log. */
    String said() throws IOException {
        return Files.readString(folder.log());
    }

    /** Ends the supervisor, and the server if it still runs; the files stay. */
    void end() {
        if (supervisor != null) {
            supervisor.destroy();
            waitFor(supervisor);
            supervisor = null;
        }
    }

    private boolean awaitReady(Process started) throws IOException {
        Deadline deadline = Deadline.after(PATIENCE);
        while (!deadline.isOver() && started.isAlive() && !Files.exists(folder.stopped())) {
            if (folder.isReady()) {
                return true;
            }
            deadline.pause();
        }
        return false;
    }

    private int run(String program, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/" + program).toString()));
        command.addAll(List.of(arguments));
        return waitFor(quietly(unprivileged.command(command)).start());
    }

    /** Nothing is inherited from this JVM that would make whoever reads its output wait for the server to end. */
    private ProcessBuilder quietly(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
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
            throw new TestDatabaseException("Interrupted while a program of PostgreSQL for tests was awaited", e);
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

    private static String script() throws IOException {
        try (InputStream script = ServerProcess.class.getResourceAsStream("supervise.sh")) {
            if (script == null) {
                throw new IOException("supervise.sh is missing beside " + ServerProcess.class.getName());
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
