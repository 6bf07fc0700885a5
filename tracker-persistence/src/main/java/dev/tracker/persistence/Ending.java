package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sees a transaction to its end, whichever it is, and knows what is left of its connection. */
final class Ending {

    static final String UNKNOWN = "The database went away while the change was being kept, so that it is not"
            + " known whether it was. Repeat it with the same request_id: it is done once at most.";

    private final Transactions transactions;
    private final Connection connection;
    private final String operation;
    private boolean begun;
    private boolean done;
    private boolean sound = true;

    Ending(Transactions transactions, Connection connection, String operation) {
        this.transactions = transactions;
        this.connection = connection;
        this.operation = operation;
    }

    void begin(@Nullable WriteScope scope) {
        begun = true;
        try {
            if (scope == null) {
                transactions.beginRead(connection);
            } else {
                transactions.beginWrite(connection, scope);
            }
        } catch (SQLException e) {
            // The driver may believe that a transaction is open, or not believe in one that is.
            sound = false;
            throw SqlErrors.of(operation, e);
        }
    }

    /** Begins a transaction around a statement that would run with parameters that nobody has set. */
    void beginWhereStateless() {
        try {
            if (!transactions.isStateless(connection)) {
                return;
            }
        } catch (SQLException e) {
            sound = false;
            throw SqlErrors.of(operation, e);
        }
        begin(WriteScope.ROWS);
    }

    void commitIfBegun() {
        if (begun) {
            commit();
        }
    }

    void commit() {
        try {
            transactions.commit(connection);
            done = true;
            confirm();
        } catch (SQLException e) {
            if (SqlErrors.isConnectionLost(e) && !SqlErrors.isSessionEnded(e) && operation.equals(SqlErrors.WRITE)) {
                sound = false;
                throw new DatabaseException(operation, UNKNOWN, new CommitLost(e));
            }
            throw SqlErrors.of(operation, e);
        }
    }

    /** What was committed to a file that nobody else will find counts as not done. */
    private void confirm() throws SQLException {
        if (!operation.equals(SqlErrors.WRITE)) {
            return;
        }
        try {
            transactions.confirm(connection);
        } catch (SQLException e) {
            sound = false;
            throw e;
        }
    }

    void undoUnlessDone() {
        if (!begun || done) {
            return;
        }
        try {
            transactions.rollback(connection);
        } catch (SQLException e) {
            if (SqlErrors.isSqliteStatementFault(e)) {
                // SQLite had rolled it back by itself, as where the disk is full. Closing the connection then would
                // lose what may be the last way to read the record.
                return;
            }
            // The database undoes by itself what belongs to a connection that is gone.
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A transaction could not be rolled back", e);
            sound = false;
        }
    }

    boolean isSound() {
        return sound;
    }
}
