package dev.tracker.testkit.database;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, which Testcontainers removes when this JVM is gone. */
final class ContainerPostgres {

    private static final String IMAGE = "postgres:18-alpine";

    private ContainerPostgres() {}

    /** Returns the container's server, or nothing where no engine answers or the image cannot be had. */
    static Optional<PostgresServer> start() {
        return DockerEngine.answers() ? Started.server() : Optional.empty();
    }

    // Apart, so that Testcontainers' classes are loaded only where there is an engine.
    private static final class Started {

        static Optional<PostgresServer> server() {
            try {
                PostgreSQLContainer container =
                        new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "max_connections=200");
                container.start();
                String address = String.format(
                        Locale.ROOT,
                        "jdbc:postgresql://%s:%d/",
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
                return Optional.of(new PostgresServer(
                        address,
                        container.getDatabaseName(),
                        List.of(),
                        container.getUsername(),
                        container.getPassword()));
            } catch (RuntimeException e) {
                System.getLogger(ContainerPostgres.class.getName())
                        .log(System.Logger.Level.INFO, "No container, so PostgreSQL is started without one", e);
                return Optional.empty();
            }
        }
    }
}
