package dev.tracker.testkit;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.store.OpenStore;
import dev.tracker.core.store.StoreRequest;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database of the test's own, dropped with everything in it. */
final class ClonedDatabase implements DatabaseUnderTest {

    private static final int CONNECTIONS = 16;

    private final TestDatabase database;
    private final OpenStore store;
    private final List<Connection> given = new ArrayList<>();

    private ClonedDatabase(TestDatabase database, OpenStore store) {
        this.database = database;
        this.store = store;
    }

    static ClonedDatabase make(StoreUnderTest store, TestDatabase.Kind kind) {
        TestDatabase database = store.database(kind);
        boolean opened = false;
        try {
            ClonedDatabase made = new ClonedDatabase(
                    database, store.provider().open(StoreRequest.of(database.jdbcUrl(), CONNECTIONS)));
            opened = true;
            return made;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    @Override
    public TrackerPorts ports() {
        return store.ports();
    }

    @Override
    public Isolation isolation() {
        return Isolation.CLONE;
    }

    @Override
    public TestDatabase.Kind kind() {
        return database.kind();
    }

    @Override
    public synchronized Connection connect() throws SQLException {
        Connection connection = database.connect();
        given.add(connection);
        return connection;
    }

    @Override
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    @Override
    public synchronized void close() throws SQLException {
        try (database;
                store) {
            for (Connection connection : given) {
                connection.close();
            }
        }
    }

    @Override
    public String toString() {
        return kind() + " under " + isolation();
    }
}
