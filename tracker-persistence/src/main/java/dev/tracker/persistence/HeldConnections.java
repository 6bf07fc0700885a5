package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Connections opened when they are needed and kept for the next caller, without housekeeping: for a
 * database in a file, and for a process that lives as long as one command.
 */
final class HeldConnections implements Connections {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Opener opener;
    private final Semaphore permits;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** Opens one connection, ready for use. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    HeldConnections(Opener opener, int most) {
        this.opener = opener;
        this.permits = new Semaphore(most, true);
    }

    @Override
    public Connection take() throws SQLException {
        await();
        try {
            Connection held = idle.pollFirst();
            if (held != null) {
                return held;
            }
            Connection opened = opener.open();
            opened.setAutoCommit(true);
            return opened;
        } catch (SQLException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    private void await() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DatabaseException(
                        "reach the database",
                        String.format(
                                Locale.ROOT,
                                "Every connection to the database has been busy for %d seconds. Try again later.",
                                PATIENCE.toSeconds()),
                        null);
            }
        } catch (InterruptedException e) {
            throw SqlErrors.interrupted("reach the database", e);
        }
    }

    @Override
    public void giveBack(Connection connection, boolean sound) {
        if (sound && !closed) {
            idle.addFirst(connection);
        } else {
            SqlErrors.closeQuietly(connection);
        }
        permits.release();
        if (closed) {
            closeIdle();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    @Override
    public void abandon() {
        closeIdle();
    }

    private void closeIdle() {
        Connection connection = idle.pollFirst();
        while (connection != null) {
            SqlErrors.closeQuietly(connection);
            connection = idle.pollFirst();
        }
    }
}
