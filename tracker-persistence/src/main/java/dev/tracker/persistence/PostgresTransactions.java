package dev.tracker.persistence;

import dev.tracker.core.transaction.WriteScope;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions on PostgreSQL. {@code BEGIN} travels with the first statement, as does what is set for it. */
final class PostgresTransactions implements Transactions {

    /** One lock for the structure of the record that lives in this schema of this database. */
    private static final String KEY = "(hashtextextended('dev.tracker.structure:' || current_schema(), 0))";

    @Override
    public void beginWrite(Connection connection, WriteScope scope) throws SQLException {
        connection.setAutoCommit(false);
        widen(connection, scope);
    }

    @Override
    public void widen(Connection connection, WriteScope scope) throws SQLException {
        switch (scope) {
            case ROWS -> {}
            case PLACE -> Transactions.execute(connection, "SELECT pg_advisory_xact_lock_shared" + KEY);
            case STRUCTURE -> Transactions.execute(connection, "SELECT pg_advisory_xact_lock" + KEY);
        }
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Transactions.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
