package dev.tracker.persistence;

import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.error.DatabaseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Saves a record whose file was removed or replaced while it was open: the connection still reaches it, and nothing
 * else does. Once a file, for the first of its connections that is left. Safe for several threads and programs.
 */
final class Rescue {

    private static final int REMEMBERED = 8;

    private final SqliteFile file;
    private final RecordBackups backups;

    /** Time at which files were saved. A connection opened after that reached the file again and may have written to it. */
    private final Map<Object, Long> done = new LinkedHashMap<>();

    Rescue(SqliteFile file, RecordBackups backups) {
        this.file = file;
        this.backups = backups;
    }

    /** Saves what the connection reaches, and takes away what would harm the file that stands there now. */
    synchronized void leave(Connection connection, OpenedFile files) {
        long begun = System.nanoTime();
        if (isDone(files)) {
            return;
        }
        if (isLogRemoved(files)) {
            alone(() -> bringLog(connection, files));
        }
        boolean saved = save(connection, files.keys().get(file.path()));
        if (saved) {
            remember(files, begun);
        }
        if (isReplaced(files)) {
            alone(() -> ReplacedLog.of(file, files).putAside(saved));
        }
    }

    private boolean isDone(OpenedFile files) {
        long never = files.openedNanos();
        long savedAt = done.getOrDefault(files.keys(), never);
        boolean isDone = files.openedNanos() - savedAt < 0;
        if (isDone) {
            remember(files, savedAt);
        }
        return isDone;
    }

    private void remember(OpenedFile files, long savedAt) {
        done.remove(files.keys());
        if (done.size() == REMEMBERED) {
            Iterator<Object> oldest = done.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        done.put(files.keys(), savedAt);
    }

    private boolean isLogRemoved(OpenedFile files) {
        return files.has(file.path()) && FileKey.of(file.companion("-wal")) == null;
    }

    private boolean isReplaced(OpenedFile files) {
        return !files.has(file.path()) && FileKey.of(file.path()) != null;
    }

    /** Changes the record's files as the only program that does so, as a restore does. */
    private void alone(Runnable work) {
        try {
            backups.alone(() -> {
                work.run();
                return true;
            });
        } catch (DatabaseException e) {
            SqlErrors.log().log(System.Logger.Level.WARNING, "The log of a lost record's file was left as it is", e);
        }
    }

    /** The log was removed alone: what it held goes into the file, of which it was a part. */
    private void bringLog(Connection connection, OpenedFile files) {
        if (!isLogRemoved(files)) {
            // Another program has brought it, and begun a new one: the file must not get older pages.
            return;
        }
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
}
