package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
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
    private static final String SERVER_LOCK =
            "SELECT pg_advisory_lock(hashtextextended('dev.tracker.schema:' || current_schema(), 0))";
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

    /** Does it under a lock of the server's, which ends with the connection that holds it. */
    void runOnServer() throws SQLException {
        try (Connection holder = opener.open()) {
            Transactions.execute(holder, "SET lock_timeout = '60s'");
            Transactions.execute(holder, SERVER_LOCK);
            runAlone();
        }
    }

    private void runAlone() throws SQLException {
        try (Connection connection = opener.open()) {
            if (Schema.isCurrent(dialect, connection)) {
                return;
            }
            Schema.checkIsOurs(dialect, connection);
            if (dialect == Dialect.SQLITE) {
                writeAhead(connection);
            }
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
