package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from, each in autocommit mode, and go back to. Safe for several threads. */
interface Connections extends AutoCloseable {

    /** A connection for the caller alone. */
    Connection take() throws SQLException;

    /** Takes a connection back; one that is not {@code sound} is closed rather than given to another. */
    void giveBack(Connection connection, boolean sound);

    /** Gives up whatever is open: none of it is given to a caller again. */
    void abandon();

    @Override
    void close();
}
