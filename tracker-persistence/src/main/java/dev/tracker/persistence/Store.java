package dev.tracker.persistence;

import dev.tracker.core.store.ConnectionWrapper;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * A record in a database. Any number of stores, in any number of processes, may be open on one
 * database. Safe for use by several threads; closed once by its owner.
 */
public final class Store extends RecordPorts implements AutoCloseable {

    private final Connections connections;
    private final StoreSettings settings;

    private Store(StoreSettings settings, Sessions sessions, Connections connections) {
        super(sessions, settings.projectFolder(), settings.workingFolder(), settings.statusFile());
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
        return open(settings, ConnectionWrapper.NONE);
    }

    /** As {@link #open(StoreSettings)}, with every connection passed through {@code wrapper}. */
    static Store open(StoreSettings settings, ConnectionWrapper wrapper) {
        return open(settings, wrapper, Dialect.of(settings.url()).now());
    }

    /**
     * As {@link #open(StoreSettings)}, where the database takes something else than its clock for the time.
     *
     * @param now SQL of a time, as one column of the database holds it
     */
    static Store open(StoreSettings settings, ConnectionWrapper wrapper, String now) {
        return switch (Dialect.of(settings.url())) {
            case SQLITE -> openFile(settings, wrapper, now);
            case POSTGRESQL -> openServer(settings, wrapper, now);
        };
    }

    /** Opens the record at a JDBC URL, for the project in the current folder. */
    public static Store open(String jdbcUrl) {
        return open(StoreSettings.of(jdbcUrl));
    }

    private static Store openFile(StoreSettings settings, ConnectionWrapper wrapper, String now) {
        SqliteFile file = SqliteFile.of(settings);
        file.prepare();
        HeldConnections.Opener opener = new WrappedOpener(file::connect, wrapper);
        SchemaUpdate update = new SchemaUpdate(Dialect.SQLITE, opener);
        Connections connections = wrapper == ConnectionWrapper.NONE
                ? new RecordConnections(file, file::connectExisting, settings.connections(), (connection, files) -> {})
                : new HeldConnections(opener, settings.connections());
        Sessions sessions = new Sessions(Dialect.SQLITE, connections, now);
        if (FileKey.of(file.path()) == null) {
            make(file, update);
        }
        return open(settings, sessions, connections, () -> update.runBeside(file.path()));
    }

    private static void make(SqliteFile file, SchemaUpdate update) {
        try {
            update.runBeside(file.path());
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        }
    }

    private static Store openServer(StoreSettings settings, ConnectionWrapper wrapper, String now) {
        HeldConnections.Opener opener = new WrappedOpener(new PostgresServer(settings)::connect, wrapper);
        Connections connections = settings.connections() == 1
                ? new HeldConnections(opener, 1)
                : new PooledConnections(opener, settings.connections());
        SchemaUpdate update = new SchemaUpdate(Dialect.POSTGRESQL, opener);
        ExpectedRecord expected = new ExpectedRecord(DatabaseDiagnosis.of(opener, settings), () -> null);
        return open(settings, new Sessions(connections, now, expected), connections, update::runOnServer);
    }

    private static Store open(StoreSettings settings, Sessions sessions, Connections connections, Update update) {
        boolean opened = false;
        try {
            if (!Schema.isCurrent(sessions.dialect(), connections)) {
                update.run();
            }
            opened = true;
            return new Store(settings, sessions, connections);
        } catch (SQLException e) {
            throw SqlErrors.connecting(SqlErrors.OPEN, e);
        } finally {
            if (!opened) {
                connections.close();
            }
        }
    }

    @FunctionalInterface
    private interface Update {
        void run() throws SQLException;
    }

    /** The journal beside the record, where this is the mirror of another; its entries count in this process only. */
    MyBatisJournal journal() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new MyBatisJournal(
                sessions(),
                new JournalGuard(new EntrySeal(make -> List.of(key)), "record", () -> null, Clock.systemUTC()));
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
