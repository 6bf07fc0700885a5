package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.sqlite.SQLiteConfig;

/** A record in this process's memory, for reading what some other place holds by the same statements. */
final class MemoryRecord implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final String url = "jdbc:sqlite:file:" + UUID.randomUUID() + "?mode=memory&cache=shared";
    private final Connection keeper;
    private final Connections connections;
    private final Sessions sessions;

    /** An empty one. */
    MemoryRecord() {
        try {
            keeper = connect();
            SchemaText.makeTables(keeper);
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        }
        connections = new HeldConnections(this::connect, CONNECTIONS);
        sessions = new Sessions(Dialect.SQLITE, connections);
    }

    private Connection connect() throws SQLException {
        SqliteLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        // Connections to one memory hold whole tables; readers need not wait, for nobody writes beside them.
        config.setReadUncommitted(true);
        return config.createConnection(url);
    }

    Sessions sessions() {
        return sessions;
    }

    /** Forgets it. It lives as long as one connection does. */
    @Override
    public void close() {
        connections.close();
        SqlErrors.closeQuietly(keeper);
    }
}
