package dev.tracker.persistence;

import dev.tracker.core.transaction.WriteScope;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions on PostgreSQL. {@code BEGIN} travels with the first statement, as does what is set for it. */
final class PostgresTransactions implements Transactions {

    /** One lock for the structure of the record that lives in this schema of this database. */
    private static final String KEY = "(hashtextextended('dev.tracker.structure:' || current_schema(), 0))";

    private static final String READS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private static final String WRITES = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    /** A reader keeps nobody from writing, and may wait for whoever takes the data from it. */
    private static final String LONGER_PAUSE = "; SET LOCAL idle_in_transaction_session_timeout = '5min'";

    @Override
    public void beginWrite(Connection connection, WriteScope scope) throws SQLException {
        connection.setAutoCommit(false);
        if (SessionSettings.isPooled(connection)) {
            SessionSettings.applyInTransaction(connection, WRITES);
        }
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
        if (SessionSettings.isPooled(connection)) {
            SessionSettings.applyInTransaction(connection, READS);
            Transactions.execute(connection, LONGER_PAUSE.substring(1));
        } else {
            Transactions.execute(connection, READS + LONGER_PAUSE);
        }
    }

    @Override
    public boolean isStateless(Connection connection) throws SQLException {
        return SessionSettings.isPooled(connection);
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
