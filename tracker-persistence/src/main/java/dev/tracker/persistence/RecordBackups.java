package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * The backups of a record in a file, in {@code .tracker/backup} of its project: copies made by SQLite's backup
 * interface, each of one moment and checked. The last three of each reason are kept. Safe for several threads.
 */
final class RecordBackups implements AutoCloseable {

    private static final int KEPT = 3;
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    /** Longer than a backup takes to be made. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How long, and how often, a backup waits for a program that keeps everybody from reading. */
    private static final int BUSY_PAUSE_MILLIS = 50;

    private static final int BUSY_PAUSES = 40;

    private static final String ENDING = ".db";
    private static final String UNFINISHED = ".part";
    private static final String CHANGED = "SELECT EXISTS (SELECT 1 FROM change_log)";

    private final SqliteFile record;
    private final Path folder;
    private final Clock clock;
    private final BackupLock lock;
    private @Nullable Thread background;

    /** Why a backup was made. */
    enum Reason {
        /** A day has passed, or somebody asked for it. */
        BACKUP,
        /** The tables were about to be changed for a newer version. */
        SCHEMA,
        /** The file had been removed or replaced while it was open. */
        RESCUED,
        /** Another file was about to be put in its place by a restore. */
        REPLACED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A backup that is there. */
    record Backup(Path file, Reason reason, Instant madeAt) {}

    private RecordBackups(SqliteFile record, Path folder, Clock clock) {
        this.record = record;
        this.folder = folder;
        this.clock = clock;
        this.lock = new BackupLock(folder);
    }

    static RecordBackups of(StoreSettings settings, Clock clock) {
        return new RecordBackups(
                SqliteFile.of(settings), settings.projectFolder().resolve(".tracker/backup"), clock);
    }

    Path folder() {
        return folder;
    }

    /** All there are, the newest first. */
    List<Backup> list() {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(this::backup)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Backup::madeAt).reversed())
                    .toList();
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The backups cannot be listed", e);
            return List.of();
        }
    }

    /** Those that may stand for the record, the newest first: what a restore replaced was replaced for a reason. */
    List<Backup> good() {
        return list().stream()
                .filter(backup -> backup.reason() != Reason.REPLACED)
                .toList();
    }

    /** The newest that may stand for the record. */
    Optional<Backup> newest() {
        return good().stream().findFirst();
    }

    /** Whether the file of this key is among them. */
    boolean holds(Object key) {
        return list().stream().anyMatch(backup -> key.equals(FileKey.of(backup.file())));
    }

    private Optional<Backup> backup(Path file) {
        String name = String.valueOf(file.getFileName());
        for (Reason reason : Reason.values()) {
            String prefix = prefix(reason);
            if (name.startsWith(prefix) && name.endsWith(ENDING)) {
                try {
                    String time = name.substring(prefix.length(), name.length() - ENDING.length());
                    return Optional.of(new Backup(file, reason, TIME.parse(time, Instant::from)));
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private String prefix(Reason reason) {
        return record.path().getFileName() + "." + reason.word() + "-";
    }

    /** The name of a backup that is made now. */
    Path next(Reason reason) {
        Instant time = clock.instant();
        Path name = named(reason, time);
        while (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
            time = time.plusMillis(1);
            name = named(reason, time);
        }
        return name;
    }

    private Path named(Reason reason, Instant time) {
        return folder.resolve(prefix(reason) + TIME.format(time) + ENDING);
    }

    /** Does what no other program may do at the same time with these backups or their record's file. */
    <T> T alone(Supplier<T> work) {
        try {
            makeFolder();
        } catch (IOException e) {
            throw failed(folder, e);
        }
        return lock.holding(work);
    }

    /** Makes one beside the calls, where the record has changed and the last is a day old. */
    synchronized void makeIfDue() {
        if (background != null || !isDue()) {
            return;
        }
        Thread thread = Daemon.of(this::makeQuietly, "tracker-backup");
        background = thread;
        thread.start();
    }

    private boolean isDue() {
        Instant last = list().stream()
                .filter(backup -> backup.reason() == Reason.BACKUP || backup.reason() == Reason.SCHEMA)
                .map(Backup::madeAt)
                .findFirst()
                .orElse(Instant.EPOCH);
        return last.isBefore(clock.instant().minus(EVERY)) && changedAt().isAfter(last);
    }

    private Instant changedAt() {
        Instant latest = Instant.EPOCH;
        for (Path part : List.of(record.path(), record.companion("-wal"))) {
            try {
                Instant changed = Files.getLastModifiedTime(part).toInstant();
                latest = changed.isAfter(latest) ? changed : latest;
            } catch (IOException e) {
                SqlErrors.log().log(System.Logger.Level.TRACE, "A part of the record is not there", e);
            }
        }
        return latest;
    }

    private void makeQuietly() {
        // Calls have their own connections.
        try (Connection connection = record.connectBriefly()) {
            if (isTrue(connection, CHANGED)) {
                // Another program may have been first.
                alone(() -> isDue() ? Optional.of(written(connection, Reason.BACKUP)) : Optional.empty());
            }
        } catch (SQLException | RuntimeException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "No backup of the record was made", e);
        } finally {
            synchronized (this) {
                background = null;
            }
        }
    }

    /** Makes one of the record now. */
    Path make(Connections connections, Reason reason) throws SQLException {
        Connection connection = connections.take();
        boolean sound = false;
        try {
            Path made = make(connection, reason);
            sound = true;
            return made;
        } finally {
            connections.giveBack(connection, sound);
        }
    }

    /**
     * Makes one of what a connection reaches. Where another program has just saved the same, that is it.
     *
     * @throws DatabaseException if it cannot be written, or the record is damaged: then older backups stay
     */
    Path make(Connection connection, Reason reason) {
        return alone(() -> saved(connection, reason).orElseGet(() -> written(connection, reason)));
    }

    /** The newest backup of a reason, if it holds what a connection reaches: several programs save the same. */
    private Optional<Path> saved(Connection connection, Reason reason) {
        if (reason == Reason.BACKUP) {
            return Optional.empty();
        }
        Optional<RecordState> state = RecordState.of(connection);
        return list().stream()
                .filter(backup -> backup.reason() == reason)
                .findFirst()
                .map(Backup::file)
                .filter(file -> state.isPresent() && state.equals(RecordState.of(file)));
    }

    private Path written(Connection connection, Reason reason) {
        removeUnfinished();
        Path made = next(reason);
        write(connection, made);
        prune(reason);
        return made;
    }

    /** Removes what programs left that were killed while they made a backup. */
    private void removeUnfinished() {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> String.valueOf(file.getFileName()).contains(ENDING + UNFINISHED))
                    .filter(file -> file.toFile().lastModified()
                            < clock.instant().minus(LONGEST).toEpochMilli())
                    .forEach(RecordBackups::removeQuietly);
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The backups cannot be listed", e);
        }
    }

    /** Writes a backup to any file, which must not be there. */
    static void write(Connection connection, Path target) {
        Path part = target.resolveSibling(target.getFileName() + UNFINISHED);
        try {
            Files.deleteIfExists(part);
            makePrivate(part);
            int code = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", part.toString(), null, BUSY_PAUSE_MILLIS, BUSY_PAUSES, -1);
            if (code != 0 && code != 101) {
                throw new IOException("SQLite reports " + code);
            }
            check(part);
            force(part);
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SQLException e) {
            throw failed(target, e);
        } finally {
            removeQuietly(part);
        }
    }

    private static DatabaseException failed(Path target, Exception fault) {
        return new DatabaseException(
                "back up the record",
                fault instanceof FileAlreadyExistsException
                        ? "'" + target + "' is there already. Name a file that is not there."
                        : "The backup '" + target + "' could not be made. Check that its folder exists, that you may"
                                + " write to it, that its disk has room, and with 'tracker doctor' that the record is"
                                + " not damaged.",
                fault);
    }

    /** Refuses a file that is damaged, or no record. */
    static void check(Path file) throws SQLException, IOException {
        try (Connection copy = SqliteFile.at(file).connectBriefly();
                Statement statement = copy.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!row.next() || !row.getString(1).equals("ok")) {
                throw new IOException("it is damaged");
            }
        } finally {
            removeQuietly(file.resolveSibling(file.getFileName() + "-wal"));
            removeQuietly(file.resolveSibling(file.getFileName() + "-shm"));
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Makes the folder, for its owner alone. The project's own folder is never made. */
    void makeFolder() throws IOException {
        Path around = folder.getParent();
        if (around != null) {
            ProjectFolder.make(around);
        }
        // A repository may have put a link in its place, which leads elsewhere.
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
            restrict(
                    folder,
                    Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
        }
    }

    private static void makePrivate(Path file) throws IOException {
        Files.createFile(file);
        restrict(file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        try {
            Files.setPosixFilePermissions(path, permissions);
        } catch (UnsupportedOperationException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The platform has other permissions", e);
        }
    }

    void prune(Reason reason) {
        list().stream().filter(backup -> backup.reason() == reason).skip(KEPT).forEach(backup -> {
            removeQuietly(backup.file());
            removeQuietly(backup.file().resolveSibling(backup.file().getFileName() + "-wal"));
        });
    }

    static void removeQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A file could not be removed", e);
        }
    }

    /** Waits for a backup that is being made. */
    @Override
    public void close() {
        Thread thread;
        synchronized (this) {
            thread = background;
        }
        if (thread == null) {
            return;
        }
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
