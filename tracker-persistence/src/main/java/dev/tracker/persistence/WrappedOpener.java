package dev.tracker.persistence;

import dev.tracker.core.store.ConnectionWrapper;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections that have gone through a wrapper. */
record WrappedOpener(HeldConnections.Opener opener, ConnectionWrapper wrapper) implements HeldConnections.Opener {

    @Override
    public Connection open() throws SQLException {
        Connection connection = opener.open();
        boolean wrapped = false;
        try {
            Connection result = wrapper.wrap(Connection.class, connection);
            wrapped = true;
            return result;
        } finally {
            if (!wrapped) {
                SqlErrors.closeQuietly(connection);
            }
        }
    }
}
