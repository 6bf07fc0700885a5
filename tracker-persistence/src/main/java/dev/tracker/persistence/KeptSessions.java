package dev.tracker.persistence;

import java.sql.Connection;
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
        return kept
                ? byConnection.computeIfAbsent(connection, c -> factory.openSession(ExecutorType.REUSE, c))
                : factory.openSession(connection);
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
