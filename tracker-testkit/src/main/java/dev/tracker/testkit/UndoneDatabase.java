package dev.tracker.testkit;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.store.ConnectionWrapper;
import dev.tracker.core.store.OpenStore;
import dev.tracker.core.store.StoreRequest;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.rollback.IsolationMisuse;
import dev.tracker.testkit.rollback.UndoneTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A database in which all that a test does is undone. No other test has it meanwhile. */
final class UndoneDatabase implements DatabaseUnderTest {

    private final DatabasePool.Lease lease;
    private final OneConnection connection;
    private final OpenStore store;
    private @Nullable Connection given;

    private UndoneDatabase(DatabasePool.Lease lease, OneConnection connection, OpenStore store) {
        this.lease = lease;
        this.connection = connection;
        this.store = store;
    }

    static UndoneDatabase make(StoreUnderTest store, TestDatabase.Kind kind) throws SQLException {
        UndoneDatabase made = open(store, kind);
        boolean ready = false;
        try {
            // A store may open its connections when it needs them.
            made.ports().unitOfWork().read(() -> "");
            made.connection.requireUse(store);
            ready = true;
            return made;
        } finally {
            if (!ready) {
                made.close();
            }
        }
    }

    private static UndoneDatabase open(StoreUnderTest store, TestDatabase.Kind kind) throws SQLException {
        DatabasePool.Lease lease = DatabasePool.lease(store, kind);
        OneConnection connection = new OneConnection(kind);
        boolean opened = false;
        try {
            String url = lease.database().jdbcUrl();
            UndoneDatabase made =
                    new UndoneDatabase(lease, connection, store.provider().open(new StoreRequest(url, 1, connection)));
            opened = true;
            return made;
        } finally {
            if (!opened) {
                lease.spoil();
                try (lease;
                        connection) {}
            }
        }
    }

    @Override
    public TrackerPorts ports() {
        return store.ports();
    }

    @Override
    public Isolation isolation() {
        return Isolation.ROLLBACK;
    }

    @Override
    public TestDatabase.Kind kind() {
        return lease.database().kind();
    }

    @Override
    public synchronized Connection connect() throws SQLException {
        if (given != null && !given.isClosed()) {
            throw new IsolationMisuse("This test has a connection open already. Close it first, or use isolation ="
                    + " CLONE for a test with several connections.");
        }
        given = connection.session();
        return given;
    }

    @Override
    public String jdbcUrl() {
        throw new IsolationMisuse("Under ROLLBACK nobody else sees the test's record. Use isolation = CLONE for a"
                + " test with several connections, stores or processes.");
    }

    @Override
    public void close() throws SQLException {
        boolean undone = false;
        try {
            try (connection;
                    store) {}
            undone = true;
        } finally {
            if (!undone) {
                lease.spoil();
            }
            lease.close();
        }
    }

    @Override
    public String toString() {
        return kind() + " under " + isolation();
    }

    /** The connection of a test, which the store opens, and which is never committed. */
    private static final class OneConnection implements ConnectionWrapper, AutoCloseable {

        private final TestDatabase.Kind kind;
        private @Nullable UndoneTransaction transaction;
        private @Nullable Connection ofStore;

        OneConnection(TestDatabase.Kind kind) {
            this.kind = kind;
        }

        @Override
        public synchronized <C extends AutoCloseable> C wrap(Class<C> type, C opened) {
            if (type != Connection.class) {
                throw new IsolationMisuse("ROLLBACK undoes what goes over JDBC, and this store uses " + type.getName()
                        + ". Use isolation = CLONE.");
            }
            try {
                return type.cast(session((Connection) opened));
            } catch (SQLException e) {
                throw new IllegalStateException("The test's transaction cannot begin: " + e.getMessage(), e);
            }
        }

        private Connection session(Connection opened) throws SQLException {
            if (transaction == null) {
                transaction = UndoneTransaction.on(kind, opened);
            } else if (ofStore != null && !ofStore.isClosed()) {
                throw new IsolationMisuse("The store needs a second connection. Under ROLLBACK a test has one; use"
                        + " isolation = CLONE.");
            } else {
                // The store gave its connection up and wants another; what it did on the first is not lost for that.
                opened.close();
            }
            ofStore = transaction.session();
            return ofStore;
        }

        synchronized Connection session() {
            return Objects.requireNonNull(transaction, "the store has opened its connection")
                    .session();
        }

        synchronized void requireUse(StoreUnderTest store) {
            if (transaction == null) {
                throw new IsolationMisuse(store.name() + " does not pass its connections through the wrapper of its"
                        + " request, so that nothing can undo them. Use isolation = CLONE.");
            }
        }

        @Override
        public synchronized void close() throws SQLException {
            if (transaction != null) {
                transaction.close();
            }
        }
    }
}
