package dev.tracker.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tracker.core.error.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A pool for a process that lives long beside a server that comes and goes. */
final class PooledConnections implements Connections {

    // Held, for java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger QUIET = Logger.getLogger("com.zaxxer.hikari");

    /** After so long a call looks whether the server was given up meanwhile. */
    private static final Duration LOOK_AFTER = Duration.ofMillis(250);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For connections that nobody watches: those that are watched are cut where their server is unavailable. */
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(15);

    private final HikariConfig config = new HikariConfig();
    private final Map<Connection, HikariDataSource> taken = new ConcurrentHashMap<>();
    private @Nullable HikariDataSource pool;
    private long timesAbandoned;
    private boolean closed;

    PooledConnections(HeldConnections.Opener opener, int most) {
        if (QUIET.getLevel() == null) {
            QUIET.setLevel(Level.SEVERE);
        }
        config.setPoolName("tracker");
        config.setDataSource(new ConnectingDataSource(opener));
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LOOK_AFTER.toMillis());
        config.setValidationTimeout(SLOWEST_ANSWER.toMillis());
        // Unless a level is given, HikariCP asks the first connection for it. Where that connection breaks meanwhile,
        // HikariCP asks none again and sets -1 on all others. The driver refuses that, and none is ever made.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // Nothing blocks the start: whether the server is there shows at the first call.
        config.setInitializationFailTimeout(-1);
    }

    /** Waits longer where all connections are busy, or slow to be made, than where none can be made. */
    @Override
    public Connection take() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long abandonedBefore = timesAbandoned();
        while (true) {
            HikariDataSource from = pool();
            try {
                Connection connection = from.getConnection();
                taken.put(connection, from);
                return connection;
            } catch (SQLTransientConnectionException e) {
                SQLException refused = SqlErrors.sqlCause(e.getCause());
                boolean servesOthers = SqlErrors.isTooMany(refused)
                        && from.getHikariPoolMXBean().getActiveConnections() > 0;
                if (refused != null && !servesOthers) {
                    throw refused;
                }
                if (servesOthers && System.nanoTime() - deadline > 0) {
                    SqlErrors.log().log(System.Logger.Level.DEBUG, "No further connection is free", refused);
                    throw new DatabaseException(
                            "reach the database",
                            String.format(
                                    Locale.ROOT,
                                    "The database lets in no further connection, and those of this program have been"
                                            + " busy for %d seconds. Try again later. Nothing was changed.",
                                    PATIENCE.toSeconds()),
                            null);
                }
                // All are busy, or one is still being made: a machine may be slow without its server being away.
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                if (timesAbandoned() != abandonedBefore) {
                    throw new SQLException("the server was given up", SqlErrors.NO_CONNECTION, e);
                }
            }
        }
    }

    private synchronized long timesAbandoned() {
        return timesAbandoned;
    }

    private synchronized HikariDataSource pool() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        if (pool == null) {
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    @Override
    public void giveBack(Connection connection, boolean sound) {
        HikariDataSource from = taken.remove(connection);
        if (!sound && from != null) {
            from.evictConnection(connection);
        }
        SqlErrors.closeQuietly(connection);
    }

    /**
     * Gives up the server: who waits for a connection fails, and none that is open is used again. The next
     * caller has a pool of its own, which knows nothing of old failures and does not wait because of them.
     */
    @Override
    public synchronized void abandon() {
        timesAbandoned++;
        HikariDataSource old = pool;
        pool = null;
        if (old != null) {
            // It waits for connections that are in use.
            Daemon.of(old::close, "tracker-old-pool").start();
        }
    }

    @Override
    public void close() {
        HikariDataSource last;
        synchronized (this) {
            closed = true;
            last = pool;
            pool = null;
        }
        if (last != null) {
            last.close();
        }
    }
}
