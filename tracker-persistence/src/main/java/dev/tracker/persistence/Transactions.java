package dev.tracker.persistence;

import dev.tracker.core.transaction.WriteScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How transactions begin and end on one product. Connections come and go in autocommit mode. */
interface Transactions {

    /** Begins a transaction that may write, with whatever the scope has to hold still. */
    void beginWrite(Connection connection, WriteScope scope) throws SQLException;

    /** Holds more still in a transaction that has begun. */
    void widen(Connection connection, WriteScope scope) throws SQLException;

    /** Begins a transaction that sees the record at one moment. */
    void beginRead(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    /**
     * Makes sure, after the commit of a write, that others will find it.
     *
     * @throws SQLException where they will not
     */
    default void confirm(Connection connection) throws SQLException {
        // A server that acknowledged a commit has it.
    }

    void rollback(Connection connection) throws SQLException;

    /** Whether what is set on this connection lasts no longer than a transaction, so that none runs without. */
    default boolean isStateless(Connection connection) throws SQLException {
        return false;
    }

    /** Runs {@code write} when no other write of this process is in its way. */
    default <T extends @Nullable Object> T inTurn(Supplier<T> write) {
        return write.get();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
