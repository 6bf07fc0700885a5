package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The backups of a project's record in a file, for people who make one or put one back. */
public final class Backups {

    private final SqliteFile record;
    private final RecordBackups backups;

    private Backups(SqliteFile record, RecordBackups backups) {
        this.record = record;
        this.backups = backups;
    }

    /**
     * A restore that was done.
     *
     * @param from the backup that was put in place
     * @param to the record's file
     * @param kept where the file is that was there before; null where none was
     */
    public record Restored(Path from, Path to, @Nullable Path kept) {}

    /**
     * The backups of a project's record.
     *
     * @throws ValidationException if the record is on a server, which has its own backups
     */
    public static Backups of(ProjectSettings project) {
        if (!project.untrusted().isEmpty()) {
            throw Untrusted.of(project).refusal();
        }
        StoreSettings store = project.store();
        if (Dialect.of(store.url()) != Dialect.SQLITE) {
            throw ValidationException.of(
                    "database",
                    "is on a PostgreSQL server: back it up and restore it there, with pg_dump and pg_restore",
                    store.shownUrl());
        }
        return new Backups(SqliteFile.of(store), RecordBackups.of(store, Clock.systemUTC()));
    }

    /**
     * Makes a backup now.
     *
     * @param target the file to make, which must not be there; null for one in the project's folder of backups
     * @return the file that was made
     * @throws DatabaseException if there is no record, or it cannot be read or written
     */
    public Path make(@Nullable Path target) {
        if (FileKey.of(record.path()) == null) {
            throw new DatabaseException(
                    "back up the record",
                    "There is no record at '" + record.path() + "', so that there is nothing to back up.",
                    null);
        }
        try (RecordConnections connections =
                new RecordConnections(record, record::connectExisting, 1, (connection, files) -> {})) {
            Connection connection = connections.take();
            try {
                if (target == null) {
                    return backups.make(connection, RecordBackups.Reason.BACKUP);
                }
                RecordBackups.write(connection, target);
                return target;
            } finally {
                connections.giveBack(connection, true);
            }
        } catch (SQLException e) {
            throw SqlErrors.of("back up the record", e);
        }
    }

    /** The newest backup; none where there is none. */
    public Optional<Path> newest() {
        return backups.newest().map(RecordBackups.Backup::file);
    }

    /** The folder of the project's backups. */
    public Path folder() {
        return backups.folder();
    }

    /**
     * Puts a backup in the record's place. Programs that have the record open notice it at their next call.
     *
     * @param backup a file that {@link #make} made, or a copy of a record
     * @throws DatabaseException if it is damaged, no record, or cannot be put there: then everything stays
     */
    public Restored restore(Path backup) {
        Object key = FileKey.of(backup);
        if (key == null || !Files.isRegularFile(backup)) {
            throw ValidationException.of("file", "must be a backup that is there", backup.toString());
        }
        if (key.equals(FileKey.of(record.path()))) {
            throw ValidationException.of("file", "is the record itself; name a backup of it", backup.toString());
        }
        return backups.alone(() -> restored(backup));
    }

    private Restored restored(Path backup) {
        Path fresh = record.companion(".restored");
        try {
            record.prepare();
            writeChecked(backup, fresh);
            Path kept = keepPresent();
            Files.move(fresh, record.path(), StandardCopyOption.ATOMIC_MOVE);
            return new Restored(backup, record.path(), kept);
        } catch (IOException e) {
            throw new DatabaseException(
                    "restore the record",
                    "The backup '" + backup + "' could not be put in place. Check that you may write to '"
                            + record.folder() + "' and '" + backups.folder() + "'.",
                    e);
        } finally {
            RecordBackups.removeQuietly(fresh);
        }
    }

    /** Writes what a backup holds, in the tables of this version, to a fresh file. */
    private static void writeChecked(Path backup, Path fresh) {
        RecordBackups.removeQuietly(fresh);
        try {
            Connection copy = RecordCopy.open(SqliteFile.at(backup)).connection();
            try {
                RecordBackups.write(copy, fresh);
            } finally {
                SqlErrors.closeQuietly(copy);
            }
        } catch (IOException | SQLException e) {
            throw new DatabaseException(
                    "restore the record",
                    "The backup '" + backup + "' cannot be read, is damaged, or is no record. Nothing was changed.",
                    e);
        }
    }

    /** Moves the file that is there, and its write-ahead log, to the backups. */
    private @Nullable Path keepPresent() throws IOException {
        if (FileKey.of(record.path()) == null) {
            // Its log without it is of no use, and would be taken for that of the backup.
            RecordBackups.removeQuietly(record.companion("-wal"));
            RecordBackups.removeQuietly(record.companion("-shm"));
            return null;
        }
        backups.makeFolder();
        Path kept = backups.next(RecordBackups.Reason.REPLACED);
        Files.move(record.path(), kept);
        if (FileKey.of(record.companion("-wal")) != null) {
            Files.move(record.companion("-wal"), kept.resolveSibling(kept.getFileName() + "-wal"));
        }
        RecordBackups.removeQuietly(record.companion("-shm"));
        backups.prune(RecordBackups.Reason.REPLACED);
        return kept;
    }
}
