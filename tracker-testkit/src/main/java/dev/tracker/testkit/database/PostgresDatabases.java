package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Databases on one PostgreSQL server.
 *
 * <p>Their names begin with a number that stands for this JVM, and the JVM holds the server's advisory lock of that
 * number as long as it lives. A database whose number nobody holds was left by a JVM that was killed.
 */
final class PostgresDatabases implements DatabaseFactory {

    private static final String PREFIX = "tracker_test_";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-f]{16})_\\d+");
    private static final String IN_USE = "55006";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger count = new AtomicInteger();
    private final Set<String> existing = ConcurrentHashMap.newKeySet();
    private @Nullable Session session;

    private record Session(PostgresServer server, long number, Connection lock) {
        String name(int count) {
            return PREFIX + String.format(Locale.ROOT, "%016x_%d", number, count);
        }
    }

    @Override
    public TestDatabase create() {
        String name = make("TEMPLATE template0");
        PostgresServer server = session().server();
        return new TestDatabase(
                Kind.POSTGRESQL, server.jdbcUrl(name), server.user(), server.password(), () -> drop(server, name));
    }

    @Override
    public Source freeze(TestDatabase database) throws SQLException {
        String name = nameOf(database);
        PostgresServer server = session().server();
        TemplateState state;
        try (Connection connection = server.connect(name)) {
            state = TemplateState.of(connection);
        }
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            // Only a database without connections can be copied, so the migration's are ended and no new ones let in.
            statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        }
        return new PostgresTemplate(this, server, name, state);
    }

    /** Makes a database, and gives its name. */
    String make(String options) {
        Session current = session();
        String name = current.name(count.incrementAndGet());
        try {
            createWhenFree(current.server(), "CREATE DATABASE " + name + " " + options);
        } catch (SQLException e) {
            throw new TestDatabaseException("PostgreSQL refuses to make a database: " + e.getMessage(), e);
        }
        existing.add(name);
        return name;
    }

    private static void createWhenFree(PostgresServer server, String sql) throws SQLException {
        Deadline deadline = Deadline.after(PATIENCE);
        while (true) {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return;
            } catch (SQLException e) {
                // A session that was told to end may still be on its way out.
                if (!IN_USE.equals(e.getSQLState()) || deadline.isOver()) {
                    throw e;
                }
                deadline.pause();
            }
        }
    }

    void drop(PostgresServer server, String name) {
        try (Connection connection = server.connect()) {
            drop(connection, name);
        } catch (SQLException e) {
            throw new TestDatabaseException("PostgreSQL refuses to drop a database: " + e.getMessage(), e);
        }
        existing.remove(name);
    }

    private static void drop(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    private static String nameOf(TestDatabase database) {
        Matcher name = NAME.matcher(database.jdbcUrl());
        if (!name.find()) {
            throw new IllegalArgumentException("not a database made here");
        }
        return name.group();
    }

    private synchronized Session session() {
        if (session == null) {
            session = begin(PostgresServer.find());
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "test-databases-drop"));
        }
        return session;
    }

    private static Session begin(PostgresServer server) {
        long number = new SecureRandom().nextLong();
        Connection lock = null;
        try {
            lock = server.connect();
            isFree(lock, number);
            dropLeftOver(lock);
            return new Session(server, number, lock);
        } catch (SQLException e) {
            closeAfter(e, lock);
            throw new TestDatabaseException("PostgreSQL for tests does not answer: " + e.getMessage(), e);
        }
    }

    private static void closeAfter(SQLException failure, @Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static void dropLeftOver(Connection connection) throws SQLException {
        for (String name : names(connection)) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                long number = Long.parseUnsignedLong(matcher.group(1), 16);
                if (isFree(connection, number)) {
                    drop(connection, name);
                }
            }
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = current_user")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static boolean isFree(Connection connection, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Runs while the JVM ends, when a server that ended before it is no failure: nothing is left to drop then. */
    private synchronized void end() {
        if (session == null) {
            return;
        }
        try (Connection lock = session.lock()) {
            for (String name : existing) {
                drop(lock, name);
            }
        } catch (SQLException e) {
            System.getLogger(PostgresDatabases.class.getName())
                    .log(System.Logger.Level.DEBUG, "Databases are left for the next JVM to drop", e);
        }
    }
}
