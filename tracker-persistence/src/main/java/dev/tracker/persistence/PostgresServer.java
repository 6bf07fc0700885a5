package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL server, or several of which one serves, and how to connect to it. What the URL says goes first.
 *
 * @param loginSeconds how long a connection may take to be made
 */
record PostgresServer(StoreSettings settings, String loginSeconds) {

    /** A server that answers may be slow to log in, where nothing else could serve meanwhile. */
    PostgresServer(StoreSettings settings) {
        this(settings, "5");
    }

    /**
     * A statement that works may work long, so nothing limits its time; one that waits for others' locks
     * gives up at last. Compiling a statement takes longer than any of ours, and a large record's estimates would
     * have the server do it.
     */
    private static final String FIRST_STATEMENT = "SET lock_timeout = '30s'; SET jit = off";

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "tracker");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        // Whether a server's machine is away shows within a second.
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("loginTimeout", loginSeconds);
        if (JdbcUrl.namesSeveralHosts(settings.url())) {
            // A standby takes no changes: of several servers the one that does is meant, whichever it is by now.
            properties.setProperty("targetServerType", "primary");
        }
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        return properties;
    }

    Connection connect() throws SQLException {
        return connect(Map.of());
    }

    /** @param more properties that replace the usual ones */
    Connection connect(Map<String, String> more) throws SQLException {
        Properties properties = properties();
        more.forEach(properties::setProperty);
        Connection connection = DriverManager.getConnection(settings.url(), properties);
        try {
            Transactions.execute(connection, FIRST_STATEMENT);
        } catch (SQLException e) {
            SqlErrors.closeQuietly(connection);
            throw e;
        }
        return connection;
    }
}
