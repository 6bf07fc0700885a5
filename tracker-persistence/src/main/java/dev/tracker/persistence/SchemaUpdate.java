package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.persistence.files.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the tables, or brings older ones up to date. Any number of processes and threads may ask at
 * once: one does it and the others wait. Where one was killed, the next goes on.
 */
final class SchemaUpdate {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SERVER_LOCK = "SET LOCAL lock_timeout = '60s';"
            + " SELECT pg_advisory_xact_lock(hashtextextended('dev.tracker.schema:' || current_schema(), 0))";
    private static final int SERVER_ATTEMPTS = 5;
    private static final int WAL_ATTEMPTS = 100;

    private final Dialect dialect;
    private final HeldConnections.Opener opener;

    SchemaUpdate(Dialect dialect, HeldConnections.Opener opener) {
        this.dialect = dialect;
        this.opener = opener;
    }

    /** Does it under a lock beside the file, which ends with its process however that ends. */
    void runBeside(Path file) throws SQLException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        List<SQLException> fault = new ArrayList<>();
        try {
            ProcessLock.Outcome outcome = new ProcessLock(lockFile).holding(PATIENCE, channel -> {
                try {
                    runAlone();
                } catch (SQLException e) {
                    fault.add(e);
                }
            });
            if (outcome != ProcessLock.Outcome.TAKEN) {
                throw new DatabaseException(
                        SqlErrors.OPEN,
                        "Another program makes or updates the tables of '" + file + "' and has not ended within "
                                + PATIENCE.toSeconds() + " seconds. Look whether it hangs, then try again.",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(SqlErrors.OPEN, "The call was interrupted while it waited for the tables.", e);
        } catch (IOException e) {
            throw new DatabaseException(
                    SqlErrors.OPEN,
                    "The file '" + lockFile + "', which keeps programs from making the tables at once, cannot be"
                            + " used. Check its permissions and its folder's.",
                    e);
        }
        if (!fault.isEmpty()) {
            throw fault.get(0);
        }
    }

    /**
     * Changes the tables in one transaction, under a lock of the server's that ends with it: the server rolls back what
     * a process began that is suspended or cut off in the middle. The data follows in transactions of their own.
     */
    void runOnServer() throws SQLException {
        // Its classes are loaded before the lock is taken, so that nobody waits for that.
        Migrations.prepare(dialect);
        boolean more = true;
        int refusals = 0;
        while (more) {
            try {
                more = runInTransaction();
            } catch (SQLException | DatabaseException e) {
                refusals++;
                if (refusals == SERVER_ATTEMPTS || !SqlErrors.isPassing(e)) {
                    throw e;
                }
                Backoff.pause(refusals);
            }
        }
    }

    /** Changes the tables, or, where they are as they should be, the next of the data; says whether more may be left. */
    private boolean runInTransaction() throws SQLException {
        PostgresTransactions transactions = new PostgresTransactions();
        try (Connection connection = opener.open()) {
            transactions.beginWrite(connection, WriteScope.ROWS);
            Transactions.execute(connection, SERVER_LOCK);
            Connection kept = UncommittedConnection.of(connection);
            boolean more = true;
            if (Schema.isCurrent(dialect, kept)) {
                more = false;
            } else {
                kept.rollback();
                more = change(kept);
            }
            transactions.commit(connection);
            return more;
        }
    }

    private boolean change(Connection kept) throws SQLException {
        if (Schema.hasVersion(kept)) {
            return new SearchWordsUpgrade(dialect, kept).renewNext();
        }
        kept.rollback();
        Schema.checkIsOurs(dialect, kept);
        Migrations.update(dialect, kept);
        if (!Schema.hasVersion(kept)) {
            throw Schema.incomplete();
        }
        return true;
    }

    private void runAlone() throws SQLException {
        try (Connection connection = opener.open()) {
            if (Schema.isCurrent(dialect, connection)) {
                return;
            }
            Schema.checkIsOurs(dialect, connection);
            writeAhead(connection);
            Migrations.update(dialect, connection);
        }
        try (Connection connection = opener.open()) {
            new SearchWordsUpgrade(dialect, connection).run();
        }
    }

    /** Lets readers and a writer work side by side, from now on and in every process. */
    private static void writeAhead(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement();
                    ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                if (mode.next() && mode.getString(1).equals("wal")) {
                    return;
                }
            } catch (SQLException e) {
                if (!SqlErrors.isBusy(e) || attempt >= WAL_ATTEMPTS) {
                    throw e;
                }
            }
            // SQLite does not wait by itself for others to leave the file.
            Backoff.pause(attempt);
            if (attempt >= WAL_ATTEMPTS) {
                throw new DatabaseException(
                        SqlErrors.OPEN, "The database is held by another program. Close it, then try again.", null);
            }
        }
    }
}
