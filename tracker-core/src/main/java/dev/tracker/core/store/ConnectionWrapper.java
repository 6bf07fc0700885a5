package dev.tracker.core.store;

/**
 * Stands between a store and its connections, as tests do that want to see or undo what goes over one.
 * Core knows no kind of connection, so the store says which it has: one over JDBC passes {@code
 * java.sql.Connection}.
 */
public interface ConnectionWrapper {

    /** Leaves every connection as it is. */
    ConnectionWrapper NONE = new ConnectionWrapper() {

        @Override
        public <C extends AutoCloseable> C wrap(Class<C> type, C connection) {
            return connection;
        }
    };

    /**
     * Takes over a connection that was just opened. Where this throws, the connection may not be used: the
     * store closes it, and passes on what was thrown.
     *
     * @return what the store uses and closes in its place
     */
    <C extends AutoCloseable> C wrap(Class<C> type, C connection);
}
