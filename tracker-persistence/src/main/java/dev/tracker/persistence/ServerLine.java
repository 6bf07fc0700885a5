package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to a PostgreSQL server: opens connections to it and asks whether it answers, each for as long as it shows
 * signs of life. Safe for several threads.
 */
final class ServerLine implements AutoCloseable {

    private static final String TAKES_WRITES = "SELECT NOT pg_is_in_recovery()";

    private static final String TOO_MANY = "53300";

    /** A connection for pings that was silent for longer may have been forgotten by whatever stands between. */
    private static final Duration TRUSTED = Duration.ofSeconds(30);

    /** A connection between them that hears nothing is cut by the watch; this is for one that nobody watches. */
    private static final int LONGEST_PING_MILLIS = 60_000;

    private final PostgresServer server;
    private final LifeSigns signs;
    private final boolean keepsPing;
    private @Nullable Ping kept;

    /** A connection for pings, and its socket where that tells what it hears. */
    private record Ping(Connection connection, @Nullable LineSocket socket, long usedAt) {

        boolean isTrusted() {
            return System.nanoTime() - usedAt < TRUSTED.toNanos();
        }
    }

    /** @param keepsPing whether a connection is kept for further pings */
    ServerLine(PostgresServer server, LifeSigns signs, boolean keepsPing) {
        this.server = server;
        this.signs = signs;
        this.keepsPing = keepsPing;
    }

    LifeSigns signs() {
        return signs;
    }

    /**
     * Opens a connection that is ready for use.
     *
     * @throws SQLException if the server refuses, cannot be reached or is silent for longer than usual
     */
    Connection connect() throws SQLException {
        Exchange<Connection> login =
                new Exchange<>(signs, 1, null, () -> server.connect(driven()), SqlErrors::closeQuietly);
        return login.result(() -> true);
    }

    /**
     * Whether the server answers, and takes changes. One that refuses by its own words is there.
     *
     * @param patience how many times the usual patience
     * @param isNeeded asked now and then: whether anybody still wants to know
     */
    boolean answers(int patience, BooleanSupplier isNeeded) {
        try {
            return asked(patience, isNeeded);
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The database did not answer", e);
            return !Away.is(e);
        }
    }

    /** As {@link #answers}, for calls that have their connections: a server that has no further one serves them. */
    boolean isAlive(BooleanSupplier isNeeded) {
        try {
            return asked(1, isNeeded);
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The database did not answer", e);
            return !Away.is(e) || TOO_MANY.equals(e.getSQLState());
        }
    }

    private synchronized boolean asked(int patience, BooleanSupplier isNeeded) throws SQLException {
        Ping held = kept;
        kept = null;
        if (held != null && held.isTrusted()) {
            try {
                return answersOn(held, patience, isNeeded);
            } catch (SilentServerException e) {
                throw e;
            } catch (SQLException e) {
                // It was closed meanwhile, which says nothing of a new one.
                SqlErrors.log().log(System.Logger.Level.DEBUG, "The connection for pings was lost", e);
            }
        } else {
            discard(held);
        }
        return answersOn(opened(patience, isNeeded), patience, isNeeded);
    }

    private Ping opened(int patience, BooleanSupplier isNeeded) throws SQLException {
        Exchange<Connection> login =
                new Exchange<>(signs, patience, null, this::plainConnection, SqlErrors::closeQuietly);
        Connection connection = login.result(isNeeded);
        return new Ping(connection, login.line(), System.nanoTime());
    }

    private Connection plainConnection() throws SQLException {
        Properties properties = server.properties();
        driven().forEach(properties::setProperty);
        return server.connect(properties);
    }

    private boolean answersOn(Ping ping, int patience, BooleanSupplier isNeeded) throws SQLException {
        boolean isSound = false;
        try {
            Exchange<Boolean> asked =
                    new Exchange<>(signs, patience, ping.socket(), () -> takesWrites(ping.connection()), answer -> {});
            boolean takesWrites = asked.result(isNeeded);
            isSound = true;
            return takesWrites;
        } finally {
            if (isSound) {
                keep(ping);
            } else {
                discard(ping);
            }
        }
    }

    private void keep(Ping ping) {
        if (keepsPing) {
            kept = new Ping(ping.connection(), ping.socket(), System.nanoTime());
        } else {
            discard(ping);
        }
    }

    private static boolean takesWrites(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, LONGEST_PING_MILLIS);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TAKES_WRITES)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void discard(@Nullable Ping ping) {
        if (ping != null && ping.socket() != null) {
            ping.socket().closeQuietly();
        }
        if (ping != null) {
            SqlErrors.closeQuietly(ping.connection());
        }
    }

    /** Properties that leave it to the exchange how long a server is waited for. */
    private Map<String, String> driven() {
        String url = server.settings().url();
        String connectSeconds = JdbcUrl.namesSeveralHosts(url)
                // The driver goes on to the next one then.
                ? Long.toString((signs.reach().patience().toMillis() + 999) / 1_000)
                : "0";
        return Map.of(
                "socketFactory",
                LineSocketFactory.class.getName(),
                "connectTimeout",
                connectSeconds,
                "loginTimeout",
                "0");
    }

    /** Fails whoever waits for the server, and forgets the connection for pings. */
    void cut() {
        signs.cut();
    }

    @Override
    public synchronized void close() {
        discard(kept);
        kept = null;
    }
}
