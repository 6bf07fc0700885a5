package dev.tracker.testkit.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL out of a Maven artifact: one server for a build, shared by its JVMs.
 *
 * <p>The first JVM that needs it starts it, as a {@link ServerProcess} that ends with the build's process ({@link
 * BuildProcess}). If the supervisor itself was killed, the next build stops the server and removes the files.
 *
 * <p>A server's folder is named after the build's process. The address in it, readable by this user only, is written
 * when the server is ready; the other JVMs find it there.
 */
final class EmbeddedPostgres {

    private static final String PREFIX = "postgres-";
    private static final String ADDRESS = "address";
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
            for (ServerFolder folder : ServerFolder.all(root, PREFIX)) {
                PostgresServer found = folder.owner() == owner ? answering(folder) : null;
                if (found != null) {
                    running = found;
                } else if (folder.owner() == owner || folder.isLeft()) {
                    folder.remove();
                }
            }
            return running == null ? start() : running;
        }
    }

    private PostgresServer start() throws IOException {
        Path home = PostgresBinaries.unpacked(root);
        ServerFolder folder = ServerFolder.make(root, PREFIX, owner);
        ServerProcess process = new ServerProcess(home, folder, unprivileged);
        String password = ServerProcess.randomPassword();
        process.initialise(password);
        for (int attempt = 1; ; attempt++) {
            int port = ServerProcess.freePort();
            if (process.start(port)) {
                PostgresServer server = PostgresServer.here(port, password);
                publish(server, folder);
                return server;
            }
            if (attempt == ATTEMPTS || !process.said().contains("could not bind")) {
                String said = process.said();
                folder.remove();
                throw new TestDatabaseException("PostgreSQL for tests does not start. Its log says:\n" + said);
            }
        }
    }

    private static void publish(PostgresServer server, ServerFolder folder) throws IOException {
        Path written = Files.createFile(folder.path().resolve(ADDRESS + ".new"));
        Workspace.restrict(written, "rw-------");
        Files.writeString(written, server.jdbcUrl(server.database()));
        Files.move(written, folder.path().resolve(ADDRESS));
    }

    private static @Nullable PostgresServer answering(ServerFolder folder) throws IOException {
        Path address = folder.path().resolve(ADDRESS);
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
}
