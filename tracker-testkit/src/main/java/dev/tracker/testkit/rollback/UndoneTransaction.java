package dev.tracker.testkit.rollback;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that is rolled back when it is closed, whatever was committed in it meanwhile.
 *
 * <p>It is used through {@linkplain #session() sessions}, which look like connections. A session's transaction
 * is a savepoint: its commit releases it, its rollback goes back to it, so that code which rolls back finds
 * what it would find on a connection of its own. A statement outside of a transaction that fails leaves
 * nothing, as in autocommit mode.
 *
 * <p>Since all sessions share one connection, only one at a time can be in a transaction; a statement of
 * another one fails then. Safe for several threads, which take turns.
 */
public final class UndoneTransaction implements AutoCloseable {

    private static final String UNIT = "tracker_test_unit";
    private static final String SINGLE = "tracker_test_single";
    private static final String TWO_AT_ONCE =
            "Another connection of this test is in a transaction. Under ROLLBACK all of a test's connections are one;"
                    + " use isolation = CLONE for a test with several connections.";

    private final Kind kind;
    private final Connection connection;
    private @Nullable Session inTransaction;
    private boolean broken;
    private boolean closed;

    private UndoneTransaction(Kind kind, Connection connection) {
        this.kind = kind;
        this.connection = connection;
    }

    /**
     * Begins the transaction.
     *
     * @param connection in autocommit mode and used by nobody else; closed with the transaction
     */
    public static UndoneTransaction on(Kind kind, Connection connection) throws SQLException {
        UndoneTransaction transaction = new UndoneTransaction(kind, connection);
        switch (kind) {
            // The driver's own way of ending a transaction begins the next one at once.
            case SQLITE -> transaction.run("BEGIN IMMEDIATE");
            case POSTGRESQL -> connection.setAutoCommit(false);
        }
        return transaction;
    }

    /** A connection for the tested code or the test, in autocommit mode, to be closed by its user. */
    public Connection session() {
        return new Session(this).proxy();
    }

    Kind kind() {
        return kind;
    }

    Connection connection() {
        return connection;
    }

    /** Lets a session in that is, or is about to be, the only one in a transaction. */
    void enter(Session session) throws SQLException {
        if (inTransaction != null && inTransaction != session) {
            throw new IsolationMisuse(TWO_AT_ONCE);
        }
        requireOpen();
        if (broken) {
            throw new SQLException(
                    "The database itself ended the test's transaction after an error. Use isolation = CLONE to test"
                            + " what follows one.",
                    "08003");
        }
    }

    void requireOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The test that this connection belongs to is over.", "08003");
        }
    }

    void begin(Session session) throws SQLException {
        run("SAVEPOINT " + UNIT);
        inTransaction = session;
    }

    void commit() throws SQLException {
        boolean kept = false;
        try {
            checkDeferred();
            run("RELEASE SAVEPOINT " + UNIT);
            kept = true;
        } finally {
            if (!kept) {
                rollback();
            }
            inTransaction = null;
        }
    }

    /** What is checked at a commit, PostgreSQL would otherwise check when all is over, and so never. */
    private void checkDeferred() throws SQLException {
        if (kind == Kind.POSTGRESQL) {
            run("SAVEPOINT " + SINGLE);
            run("SET CONSTRAINTS ALL IMMEDIATE");
            // Going back sets them as they were.
            run("ROLLBACK TO SAVEPOINT " + SINGLE);
            run("RELEASE SAVEPOINT " + SINGLE);
        }
    }

    void rollback() throws SQLException {
        inTransaction = null;
        back(UNIT);
    }

    /** Runs a statement that stands for itself, so that nothing is left of it where it fails. */
    @Nullable
    Object single(Call call) throws Throwable {
        if (kind == Kind.SQLITE) {
            // It undoes a failed statement by itself, and lets no savepoint go while rows are still being read.
            return call.run();
        }
        run("SAVEPOINT " + SINGLE);
        boolean done = false;
        try {
            Object result = call.run();
            run("RELEASE SAVEPOINT " + SINGLE);
            done = true;
            return result;
        } finally {
            if (!done) {
                back(SINGLE);
            }
        }
    }

    private void back(String savepoint) throws SQLException {
        boolean back = false;
        try {
            run("ROLLBACK TO SAVEPOINT " + savepoint);
            run("RELEASE SAVEPOINT " + savepoint);
            back = true;
        } finally {
            broken |= !back;
        }
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Undoes everything and closes the connection; sessions are of no use from then on. */
    @Override
    public synchronized void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        try (Connection last = connection) {
            switch (kind) {
                case SQLITE -> run("ROLLBACK");
                case POSTGRESQL -> last.rollback();
            }
        }
    }

    /** What a session asks of its connection. */
    @FunctionalInterface
    interface Call {
        @Nullable
        Object run() throws Throwable;
    }
}
