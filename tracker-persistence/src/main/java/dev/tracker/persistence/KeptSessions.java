package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/**
 * MyBatis' sessions over connections. One on a connection that stays the same between calls stays with
 * it, and so do its prepared statements: SQLite's driver keeps none by itself, and preparing costs more than
 * most statements do. PostgreSQL's driver keeps its own, below the pool's passing handles.
 */
final class KeptSessions {

    private final SqlSessionFactory factory;
    private final boolean kept;
    private final Map<Connection, SqlSession> byConnection = new ConcurrentHashMap<>();

    /** @param kept whether connections come back as the same objects */
    KeptSessions(SqlSessionFactory factory, boolean kept) {
        this.factory = factory;
        this.kept = kept;
    }

    /** The session for a connection that the caller has for itself. */
    SqlSession on(Connection connection) {
        if (!kept) {
            return factory.openSession(connection);
        }
        SqlSession held = byConnection.get(connection);
        return held == null ? opened(connection) : held;
    }

    private SqlSession opened(Connection connection) {
        // Connections are closed elsewhere too, where their file was replaced.
        byConnection.keySet().removeIf(KeptSessions::isClosed);
        SqlSession session = factory.openSession(ExecutorType.REUSE, connection);
        byConnection.put(connection, session);
        return session;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A connection does not say whether it is open", e);
            return true;
        }
    }

    /** Ends the use of a session before its connection is given back. */
    void done(SqlSession session, Connection connection, boolean sound) {
        if (!kept) {
            session.close();
        } else if (!sound) {
            byConnection.remove(connection);
            session.close();
        }
    }
}
