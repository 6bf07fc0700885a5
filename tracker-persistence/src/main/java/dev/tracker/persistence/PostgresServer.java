package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;

/**
 * A PostgreSQL server, or several of which one serves, and how to connect to it. What the URL says goes first.
 *
 * @param loginSeconds how long a connection may take to be made
 */
record PostgresServer(StoreSettings settings, String loginSeconds) {

    // Asked itself: the driver manager asks every driver, and puts the URL with its password in what it says.
    private static final Driver DRIVER = new Driver();

    /** A statement took too long, or a session was idle for too long. */
    private static final Set<String> TOO_SHORT = Set.of("57014", "57P05");

    /** A server that answers may be slow to log in, where nothing else could serve meanwhile. */
    PostgresServer(StoreSettings settings) {
        this(settings, "5");
    }

    PostgresServer {
        Secrets.remember(settings);
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "tracker");
        properties.setProperty("assumeMinServerVersion", "14");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", KeepAliveSockets.class.getName());
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
        // Not in the URL, which the driver writes to its log, and Liquibase reads from the connection.
        JdbcUrl.secrets(settings.url()).forEach(properties::setProperty);
        return properties;
    }

    /**
     * Connects, with every session parameter set.
     *
     * @throws WrongSettingException if a setting has to be corrected
     */
    Connection connect() throws SQLException {
        return connect(Map.of());
    }

    /**
     * As {@link #connect()}, with other properties.
     *
     * @param more properties that replace the usual ones
     */
    Connection connect(Map<String, String> more) throws SQLException {
        Properties properties = properties();
        more.forEach(properties::setProperty);
        try {
            return ready(properties);
        } catch (SQLException e) {
            if (!TOO_SHORT.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            // A default ended the session, or its first statement, before that could set a longer time.
            properties.setProperty("options", "-c statement_timeout=0 -c idle_session_timeout=0");
            return ready(properties);
        }
    }

    private Connection ready(Properties properties) throws SQLException {
        Connection connection = connect(properties);
        boolean ready = false;
        try {
            SessionSettings.apply(connection, JdbcUrl.schema(settings.url()));
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                SqlErrors.closeQuietly(connection);
            }
        }
    }

    /**
     * Connects without setting anything.
     *
     * @throws WrongSettingException if a setting has to be corrected
     */
    Connection connect(Properties properties) throws SQLException {
        try {
            Connection connection = DRIVER.connect(JdbcUrl.withoutSecrets(settings.url()), properties);
            if (connection == null) {
                throw new WrongSettingException("is no JDBC URL of PostgreSQL that the driver takes");
            }
            return connection;
        } catch (SQLException e) {
            throw ConnectionFaults.explained(e, settings);
        }
    }
}
