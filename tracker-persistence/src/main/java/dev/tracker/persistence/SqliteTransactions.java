package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on SQLite. They are begun and ended by statements: the driver's own way begins the next
 * one at once, and so holds locks while a connection is idle.
 */
final class SqliteTransactions implements Transactions {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LOOK = "SELECT COUNT(*) FROM sqlite_master";

    // SQLite's own waiting is a sleep without a queue, in which a writer may starve; here each has its turn.
    private final ReentrantLock turn = new ReentrantLock(true);

    @Override
    public <T extends @Nullable Object> T inTurn(Supplier<T> write) {
        try {
            if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DatabaseException(
                        SqlErrors.WRITE,
                        String.format(
                                Locale.ROOT,
                                "Other writes have gone before this one for %d seconds. Nothing was changed; try again.",
                                PATIENCE.toSeconds()),
                        null);
            }
        } catch (InterruptedException e) {
            throw SqlErrors.interrupted(SqlErrors.WRITE, e);
        }
        try {
            return write.get();
        } finally {
            turn.unlock();
        }
    }

    /** One writer at a time has the whole file, so that no scope needs more. */
    @Override
    public void beginWrite(Connection connection, WriteScope scope) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Transactions.execute(connection, "BEGIN IMMEDIATE");
                return;
            } catch (SQLException e) {
                if (!SqlErrors.isBusy(e)
                        || System.nanoTime() - deadline > 0
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                // A writer lets others read; who does not is another program, and may stay as long as it likes.
                Transactions.execute(connection, LOOK);
            }
        }
    }

    @Override
    public void widen(Connection connection, WriteScope scope) {
        // The whole file is held from the beginning.
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        Transactions.execute(connection, "BEGIN");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        Transactions.execute(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        Transactions.execute(connection, "ROLLBACK");
    }
}
