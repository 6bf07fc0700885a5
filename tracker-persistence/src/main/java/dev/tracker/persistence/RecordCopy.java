package dev.tracker.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private copy of a record that can be read but not opened as it is: SQLite needs to make files beside it, which a
 * read-only folder or a full disk does not allow. The copy has no name any more as soon as it is open, so that it ends
 * with its process.
 */
final class RecordCopy {

    private static final int ATTEMPTS = 5;
    private static final List<String> PARTS = List.of("", "-wal", "-shm", "-journal", ".lock");

    private RecordCopy() {}

    /** A connection to a copy. */
    record Opened(Connection connection, Stamp stamp) {}

    /** The state of a file and its write-ahead log. A change of either changes it. */
    record Stamp(@Nullable Part file, @Nullable Part log) {

        private record Part(Object key, long size, Object modified) {

            static @Nullable Part of(Path path) throws IOException {
                try {
                    BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
                    Object key = seen.fileKey() == null ? "a file" : seen.fileKey();
                    return new Part(key, seen.size(), seen.lastModifiedTime());
                } catch (NoSuchFileException e) {
                    return null;
                }
            }
        }

        static Stamp of(SqliteFile source) {
            try {
                return new Stamp(Part.of(source.path()), Part.of(source.companion("-wal")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Opens a copy of a file of SQLite, with the tables of this version.
     *
     * @throws IOException if the file cannot be read, or changes all the time
     */
    static Opened open(SqliteFile source) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("tracker-record-");
        try {
            SqliteFile copy = SqliteFile.at(folder.resolve("record.db"));
            SqliteCompanions.check(source.path(), false);
            Stamp stamp = copied(source, copy);
            if (!isCurrent(copy)) {
                new SchemaUpdate(Dialect.SQLITE, copy::connectExisting).runBeside(copy.path());
            }
            Connection connection = copy.connectBriefly();
            boolean opened = false;
            try {
                Transactions.execute(connection, "SELECT COUNT(*) FROM sqlite_master");
                Transactions.execute(connection, "PRAGMA query_only = ON");
                opened = true;
                return new Opened(connection, stamp);
            } finally {
                if (!opened) {
                    SqlErrors.closeQuietly(connection);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            remove(folder);
        }
    }

    private static boolean isCurrent(SqliteFile copy) throws SQLException {
        try (Connection connection = copy.connectBriefly()) {
            return Schema.isCurrent(Dialect.SQLITE, connection);
        }
    }

    /** Copies both parts as they are at one moment. What a writer had half done in the log does not count there. */
    private static Stamp copied(SqliteFile source, SqliteFile copy) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Stamp before = Stamp.of(source);
            Files.copy(source.path(), copy.path(), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(copy.companion("-wal"));
            if (before.log() != null) {
                copyLog(source, copy);
            }
            if (before.equals(Stamp.of(source))) {
                return before;
            }
        }
        throw new IOException("the record changes all the time");
    }

    private static void copyLog(SqliteFile source, SqliteFile copy) throws IOException {
        try {
            Files.copy(source.companion("-wal"), copy.companion("-wal"), StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // The last program to close the record has brought it to the file: the next attempt has that.
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A write-ahead log ended while it was copied", e);
        }
    }

    private static void remove(Path folder) {
        for (String part : PARTS) {
            removeFile(folder.resolve("record.db" + part));
        }
        removeFile(folder);
    }

    private static void removeFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A platform that keeps open files removes it with the process.
            file.toFile().deleteOnExit();
        }
    }
}
