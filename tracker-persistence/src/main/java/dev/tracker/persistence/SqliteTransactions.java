package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
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
    private static final Duration SUSPENDED_PATIENCE = Duration.ofSeconds(1);
    private static final String LOOK = "SELECT COUNT(*) FROM sqlite_master";

    // SQLite's own waiting is a sleep without a queue, in which a writer may starve; here each has its turn.
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Connections connections;

    /** Whether the last write waited in vain: then the next ones try once, until one gets the lock. */
    private volatile boolean held;

    SqliteTransactions(Connections connections) {
        this.connections = connections;
    }

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
        // Before the wait too: a record that nobody can write to has no lock to wait for.
        connections.checkWritable(connection);
        long begin = System.nanoTime();
        while (true) {
            try {
                Transactions.execute(connection, "BEGIN IMMEDIATE");
                held = false;
                break;
            } catch (SQLException e) {
                if (!SqlErrors.isBusy(e) || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                // A writer lets others read; who does not is another program, and may stay as long as it likes.
                Transactions.execute(connection, LOOK);
                refuseIfHeldTooLong(begin, e);
            }
        }
        connections.checkWritable(connection);
    }

    /** A process that is suspended keeps the lock until somebody resumes or ends it: nobody waits for that. */
    private void refuseIfHeldTooLong(long begin, SQLException busy) throws SQLException {
        Path path = connections.path();
        long waited = System.nanoTime() - begin;
        Optional<WriteLock.Holder> holder = path == null ? Optional.empty() : WriteLock.holder(path);
        boolean suspended = waited > SUSPENDED_PATIENCE.toNanos()
                && holder.map(WriteLock.Holder::isSuspended).orElse(false);
        if (!suspended && waited < PATIENCE.toNanos() && !held) {
            return;
        }
        held = true;
        if (path == null) {
            throw busy;
        }
        long seconds = Duration.ofNanos(waited).toSeconds();
        RecordFileException refusal = new RecordFileException(
                RecordFileException.Kind.HELD,
                holder.map(process -> process.sentence(seconds))
                        .orElse(
                                "The write waited " + seconds
                                        + " seconds for another program's write, which holds the record's lock. End that program or wait until it is done, and try again. Reads are not affected."));
        refusal.addSuppressed(busy);
        throw refusal;
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
    public void confirm(Connection connection) throws SQLException {
        connections.checkInPlace(connection);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        Transactions.execute(connection, "ROLLBACK");
    }
}
