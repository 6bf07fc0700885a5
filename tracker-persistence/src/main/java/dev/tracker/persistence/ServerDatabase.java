package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The PostgreSQL database of a project, which may be away: making it visits no server, and its tables
 * are looked at when it is first reached. Safe for several threads.
 */
final class ServerDatabase implements Reachable {

    /** A connection that takes longer to make counts as none, so that a call can still be answered otherwise. */
    private static final String LOGIN_SECONDS = "1.3";

    private static final String TAKES_WRITES = "SELECT NOT pg_is_in_recovery()";

    private final PostgresServer server;
    private final Wires wires;
    private final Connections connections;
    private final Sessions sessions;
    private final SchemaUpdate update;
    private volatile boolean known;

    ServerDatabase(StoreSettings settings) {
        this.server = new PostgresServer(settings, LOGIN_SECONDS);
        this.wires = new Wires(server::connect);
        this.connections = settings.connections() == 1
                ? new HeldConnections(wires, 1)
                : new PooledConnections(wires, settings.connections());
        this.sessions = new Sessions(Dialect.POSTGRESQL, connections);
        this.update = new SchemaUpdate(Dialect.POSTGRESQL, wires);
    }

    @Override
    public Sessions sessions() {
        if (!known) {
            open();
        }
        return sessions;
    }

    @Override
    public Optional<Integer> schemaVersion() {
        return Schema.version(connections);
    }

    @Override
    public boolean isKnown() {
        return known;
    }

    private void open() {
        try {
            if (!Store.isCurrent(Dialect.POSTGRESQL, connections)) {
                update.runOnServer();
            }
            known = true;
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        }
    }

    @Override
    public boolean answers(Duration patience) {
        Properties properties = server.properties();
        String seconds = Double.toString(patience.toMillis() / 1_000.0);
        properties.setProperty("loginTimeout", seconds);
        try (Connection connection =
                DriverManager.getConnection(server.settings().url(), properties)) {
            connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(TAKES_WRITES)) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The database did not answer", e);
            // A server that refuses by its own words is there.
            return !Away.is(e);
        }
    }

    @Override
    public void abandon() {
        connections.abandon();
        wires.cut();
    }

    @Override
    public void close() {
        connections.close();
    }
}
