package dev.tracker.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where connections come from, each in autocommit mode, and go back to. Safe for several threads. */
interface Connections extends AutoCloseable {

    /** A connection for the caller alone. */
    Connection take() throws SQLException;

    /** Takes a connection back; one that is not {@code sound} is closed rather than given to another. */
    void giveBack(Connection connection, boolean sound);

    /** Gives up whatever is open: none of it is given to a caller again. */
    void abandon();

    /**
     * Refuses a connection that may not write, or whose file is no longer the record's. Asked when a write begins.
     *
     * @throws SQLException with the reason
     */
    default void checkWritable(Connection connection) throws SQLException {
        // Most connections are to a server, or to a file that nobody else knows.
    }

    /**
     * Refuses a connection whose file is no longer the record's. Asked before a write is acknowledged.
     *
     * @throws SQLException with the reason
     */
    default void checkInPlace(Connection connection) throws SQLException {
        // As above.
    }

    /** The file that the connections are to; null where there is none. */
    default @Nullable Path path() {
        return null;
    }

    @Override
    void close();
}
