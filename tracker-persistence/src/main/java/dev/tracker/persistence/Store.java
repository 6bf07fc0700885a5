package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A record in a database. Any number of stores, in any number of processes, may be open on one
 * database. Safe for use by several threads; closed once by its owner.
 */
public final class Store extends RecordPorts implements AutoCloseable {

    private final Connections connections;
    private final StoreSettings settings;

    private Store(StoreSettings settings, Dialect dialect, Connections connections) {
        super(new Sessions(dialect, connections), settings.projectFolder());
        this.settings = settings;
        this.connections = connections;
    }

    /**
     * Opens the record, and makes its tables where they are missing or older than this program.
     *
     * @throws dev.tracker.core.error.DatabaseException if the database does not answer, is another
     *     program's, or of a newer version of this one
     */
    public static Store open(StoreSettings settings) {
        return switch (Dialect.of(settings.url())) {
            case SQLITE -> openFile(settings);
            case POSTGRESQL -> openServer(settings);
        };
    }

    /** Opens the record at a JDBC URL, for the project in the current folder. */
    public static Store open(String jdbcUrl) {
        return open(StoreSettings.of(jdbcUrl));
    }

    private static Store openFile(StoreSettings settings) {
        SqliteFile file = SqliteFile.of(settings);
        file.prepare();
        Connections connections = new HeldConnections(file::connect, settings.connections());
        SchemaUpdate update = new SchemaUpdate(Dialect.SQLITE, file::connect);
        return open(settings, Dialect.SQLITE, connections, () -> update.runBeside(file.path()));
    }

    private static Store openServer(StoreSettings settings) {
        PostgresServer server = new PostgresServer(settings);
        Connections connections = settings.connections() == 1
                ? new HeldConnections(server::connect, 1)
                : new PooledConnections(server::connect, settings.connections());
        SchemaUpdate update = new SchemaUpdate(Dialect.POSTGRESQL, server::connect);
        return open(settings, Dialect.POSTGRESQL, connections, update::runOnServer);
    }

    private static Store open(StoreSettings settings, Dialect dialect, Connections connections, Update update) {
        boolean opened = false;
        try {
            if (!isCurrent(dialect, connections)) {
                update.run();
            }
            opened = true;
            return new Store(settings, dialect, connections);
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        } finally {
            if (!opened) {
                connections.close();
            }
        }
    }

    static boolean isCurrent(Dialect dialect, Connections connections) throws SQLException {
        Connection connection = connections.take();
        boolean sound = false;
        try {
            boolean current = Schema.isCurrent(dialect, connection);
            sound = current;
            return current;
        } finally {
            // What looks at tables that are not there yet is not kept while others make them.
            connections.giveBack(connection, sound);
        }
    }

    @FunctionalInterface
    private interface Update {
        void run() throws SQLException;
    }

    /** The journal beside the record, where this is the mirror of another. */
    MyBatisJournal journal() {
        return new MyBatisJournal(sessions());
    }

    /** Gives everything back. Calls under way end first or fail. */
    @Override
    public void close() {
        connections.close();
    }

    /** Names the record without what is secret. */
    @Override
    public String toString() {
        return "Store[" + settings.shownUrl() + "]";
    }
}
