package dev.tracker.persistence;

import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.error.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Saves a record whose file was removed or replaced while it was open: the connection still reaches it, and nothing
 * else does. Once a file, for the first of its connections that is left. Safe for several threads.
 */
final class Rescue {

    private static final int REMEMBERED = 8;

    private final SqliteFile file;
    private final RecordBackups backups;
    private final Deque<Object> done = new ArrayDeque<>();

    Rescue(SqliteFile file, RecordBackups backups) {
        this.file = file;
        this.backups = backups;
    }

    /** Saves what the connection reaches, and takes away what would harm the file that stands there now. */
    synchronized void leave(Connection connection, OpenedFile files) {
        if (done.contains(files.keys())) {
            return;
        }
        if (done.size() == REMEMBERED) {
            done.removeFirst();
        }
        done.addLast(files.keys());
        boolean fileStays = files.has(file.path());
        if (fileStays && FileKey.of(file.companion("-wal")) == null) {
            bringLog(connection);
        }
        Object key = files.keys().get(file.path());
        boolean saved = save(connection, key);
        if (!fileStays && FileKey.of(file.path()) != null) {
            putAsideLog(files, saved);
        }
    }

    /** The log was removed alone: what it held goes into the file, of which it was a part. */
    private static void bringLog(Connection connection) {
        try {
            Transactions.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.WARNING, "A removed write-ahead log could not be saved", e);
        }
    }

    private boolean save(Connection connection, @Nullable Object key) {
        if (key != null && backups.holds(key)) {
            // A restore had moved it there, as it was.
            Observation.current()
                    .warn(
                            Warning.RECORD_REPLACED,
                            "The record's file '" + file.path() + "' was replaced by another since this program opened"
                                    + " it. What it held is kept in '" + backups.folder() + "'.");
            return true;
        }
        try {
            Path saved = backups.make(connection, RecordBackups.Reason.RESCUED);
            String sentence =
                    "The record's file '" + file.path() + "' was removed or replaced while this program had it"
                            + " open. What it held is saved in '" + saved + "'.";
            SqlErrors.log().log(System.Logger.Level.WARNING, sentence);
            Observation.current().warn(Warning.RECORD_REPLACED, sentence);
            return true;
        } catch (DatabaseException e) {
            SqlErrors.log().log(
                    System.Logger.Level.WARNING,
                    "The record's file '" + file.path() + "' was removed or replaced while it was open, and what it"
                            + " held could not be saved: " + e.getMessage(),
                    e);
            return false;
        }
    }

    /** The log of the file that was there must not be taken for that of the file that is there now. */
    private void putAsideLog(OpenedFile files, boolean saved) {
        for (String companion : new String[] {"-wal", "-shm"}) {
            Path part = file.companion(companion);
            if (files.has(part)) {
                try {
                    if (saved) {
                        Files.delete(part);
                    } else {
                        Files.move(part, part.resolveSibling(part.getFileName() + ".replaced"));
                    }
                } catch (IOException e) {
                    SqlErrors.log().log(System.Logger.Level.WARNING, "'" + part + "' could not be removed", e);
                }
            }
        }
    }
}
