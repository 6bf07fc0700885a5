package dev.tracker.testkit.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server, and how to reach it.
 *
 * @param address the JDBC URL up to the name of the database
 * @param database the database to be connected to while others are made and dropped
 * @param parameters those of the URL, without user and password
 */
record PostgresServer(
        String address,
        String database,
        List<String> parameters,
        @Nullable String user,
        @Nullable String password) {

    static final String URL = "TRACKER_TEST_DATABASE_URL";
    static final String USER = "TRACKER_TEST_DATABASE_USER";
    static final String PASSWORD = "TRACKER_TEST_DATABASE_PASSWORD";

    private static final Pattern JDBC_URL = Pattern.compile("jdbc:postgresql:(//[^/?]+)?/?([^/?]*)(?:\\?(.*))?");

    PostgresServer {
        parameters = List.copyOf(parameters);
    }

    /** Finds or starts the server in the order that {@link TestDatabases} promises. */
    static PostgresServer find() {
        return configured(System.getenv()).or(ContainerPostgres::start).orElseGet(EmbeddedPostgres::shared);
    }

    /** One that was started on this machine. */
    static PostgresServer here(int port, String password) {
        return new PostgresServer(
                "jdbc:postgresql://127.0.0.1:" + port + "/",
                ServerProcess.SUPERUSER,
                List.of(),
                ServerProcess.SUPERUSER,
                password);
    }

    static Optional<PostgresServer> configured(Map<String, String> environment) {
        String url = environment.get(URL);
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(at(url.strip(), environment.get(USER), environment.get(PASSWORD)));
    }

    /** Reads a URL; user and password in it count before those beside it. */
    static PostgresServer at(String url, @Nullable String user, @Nullable String password) {
        Matcher matcher = JDBC_URL.matcher(url);
        if (!matcher.matches()) {
            throw new TestDatabaseException(
                    URL + " is not the JDBC URL of a PostgreSQL server: write jdbc:postgresql://HOST:PORT/DATABASE");
        }
        List<String> others = new ArrayList<>();
        String foundUser = user;
        String foundPassword = password;
        for (String parameter : Optional.ofNullable(matcher.group(3)).orElse("").split("&", -1)) {
            if (parameter.startsWith("user=")) {
                foundUser = decoded(parameter);
            } else if (parameter.startsWith("password=")) {
                foundPassword = decoded(parameter);
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        String database = matcher.group(2).isEmpty() ? "postgres" : matcher.group(2);
        String host = matcher.group(1) == null ? "" : matcher.group(1) + "/";
        return new PostgresServer("jdbc:postgresql:" + host, database, others, foundUser, foundPassword);
    }

    String jdbcUrl(String databaseName) {
        List<String> all = new ArrayList<>();
        if (user != null) {
            all.add("user=" + encoded(user));
        }
        if (password != null) {
            all.add("password=" + encoded(password));
        }
        all.addAll(parameters);
        return address + databaseName + (all.isEmpty() ? "" : "?" + String.join("&", all));
    }

    Connection connect() throws SQLException {
        return connect(database);
    }

    Connection connect(String databaseName) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(databaseName));
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return address + database;
    }

    private static String decoded(String parameter) {
        return URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
