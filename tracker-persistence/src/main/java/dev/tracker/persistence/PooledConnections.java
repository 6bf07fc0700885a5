package dev.tracker.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A pool for a process that lives long beside a server that comes and goes. */
final class PooledConnections implements Connections {

    // Held, for java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger QUIET = Logger.getLogger("com.zaxxer.hikari");

    private static final Duration AWAY_AFTER = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HikariDataSource pool;

    PooledConnections(HeldConnections.Opener opener, int most) {
        if (QUIET.getLevel() == null) {
            QUIET.setLevel(Level.WARNING);
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("tracker");
        config.setDataSource(new ConnectingDataSource(opener));
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(AWAY_AFTER.toMillis());
        config.setValidationTimeout(1_000);
        // Nothing blocks the start: whether the server is there shows at the first call.
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
    }

    /** Waits longer where all connections are busy, or slow to be made, than where none can be made. */
    @Override
    public Connection take() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (e.getCause() instanceof SQLException refused) {
                    throw refused;
                }
                // All are busy, or one is still being made: a machine may be slow without its server being away.
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void giveBack(Connection connection, boolean sound) {
        if (!sound) {
            pool.evictConnection(connection);
        }
        SqlErrors.closeQuietly(connection);
    }

    @Override
    public void close() {
        pool.close();
    }
}
