package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** Connections to a server that can all be cut at once, also while callers wait on them. Safe for several threads. */
final class Wires implements HeldConnections.Opener {

    private final HeldConnections.Opener opener;
    // Weak, for most are closed by those who use them, who do not tell.
    private final Set<Connection> open = Collections.newSetFromMap(new WeakHashMap<>());

    Wires(HeldConnections.Opener opener) {
        this.opener = opener;
    }

    @Override
    public Connection open() throws SQLException {
        Connection connection = opener.open();
        synchronized (open) {
            open.add(connection);
        }
        return connection;
    }

    /** Cuts every connection: whoever waits for an answer on one fails at once. */
    void cut() {
        List<Connection> cut;
        synchronized (open) {
            cut = new ArrayList<>(open);
            open.clear();
        }
        for (Connection connection : cut) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                SqlErrors.log().log(System.Logger.Level.DEBUG, "A connection could not be cut", e);
            }
        }
    }
}
