package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A copy of a record in a file of SQLite beside it, shared by the processes of a project. Opened when it is
 * first needed; a file that is damaged is moved aside, and begun anew. Safe for several threads.
 */
final class Mirror implements AutoCloseable {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "");
    private static final int CONNECTIONS = 16;
    private static final Object NOT_OPENED = "none";

    private final Path file;
    private final String record;
    private final Clock clock;
    private @Nullable Opened opened;
    private volatile Consumer<List<String>> lost = waiting -> {};

    /** What a file is used by: {@code fast} for what can be had from the database again after a loss of power. */
    private record Opened(
            Object key, Connections connections, Sessions sessions, Connections fastConnections, Sessions fast) {

        void close() {
            connections.close();
            fastConnections.close();
        }
    }

    /** @param record which record it is of; one of another is not served */
    Mirror(Path file, String record, Clock clock) {
        this.file = file;
        this.record = record;
        this.clock = clock;
    }

    /**
     * @param task done when a file was put aside, removed or replaced, with the texts of the entries that waited there, as
     *     far as they could still be read
     */
    void onLoss(Consumer<List<String>> task) {
        lost = task;
    }

    /** Closes a file that somebody removed or replaced since it was opened, and saves what waited in it. */
    synchronized void closeIfLost() {
        if (opened != null && !opened.key().equals(FileKey.of(file))) {
            close(opened);
        }
    }

    /** Ends the use of a file that others do not find any more; the connections still reach what waits in it. */
    private void close(Opened gone) {
        List<String> waiting = List.of();
        try {
            waiting = gone.sessions().with(JournalMapper.class, JournalMapper::waiting).stream()
                    .map(JournalRow::entry)
                    .toList();
        } catch (DatabaseException e) {
            // What waited there is in the status file too.
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A lost mirror cannot be read any more", e);
        }
        gone.close();
        opened = null;
        lost.accept(waiting);
    }

    Path file() {
        return file;
    }

    String record() {
        return record;
    }

    /** Whether nobody wrote to its file for so long; looks at the file's times only. */
    boolean wasUntouchedFor(Duration time) {
        Instant last = Instant.EPOCH;
        for (String companion : COMPANIONS) {
            try {
                Path part = file.resolveSibling(file.getFileName() + companion);
                Instant written = Files.getLastModifiedTime(part).toInstant();
                last = written.isAfter(last) ? written : last;
            } catch (IOException e) {
                // A part that is not there was not written to.
                SqlErrors.log().log(System.Logger.Level.TRACE, "A part of the mirror is not there", e);
            }
        }
        return last.isBefore(clock.instant().minus(time));
    }

    /** Whether there is one at all; a look that makes none. */
    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Access to it; what is written so is kept for good.
     *
     * @throws DatabaseException if it cannot be opened
     */
    Sessions sessions() {
        return opened().sessions();
    }

    /** Access for what is copied from the database, and need not survive the loss of power. */
    Sessions copying() {
        return opened().fast();
    }

    /** Whether it holds the record: one that was never filled, or cannot be read, does not. */
    boolean isFilled() {
        try {
            return exists() && state() != null;
        } catch (DatabaseException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The mirror cannot be read", e);
            return false;
        }
    }

    /** How far it is; null for one that never was filled, or is of another record. */
    @Nullable
    MirrorState state() {
        return state(sessions());
    }

    /** The id of the record that it was last filled from; null where that is not known. */
    @Nullable
    UUID recordId() {
        try {
            MirrorState state = exists() ? state() : null;
            return state == null ? null : state.recordId();
        } catch (DatabaseException e) {
            // What cannot be read says nothing; reads say why.
            return null;
        }
    }

    /** The same by an access that may be in a unit of work. */
    @Nullable
    MirrorState state(Sessions by) {
        JsonText row = by.<MirrorMapper, @Nullable JsonText>with(MirrorMapper.class, MirrorMapper::state);
        MirrorState state = row == null ? null : MirrorState.of(row.object());
        return state == null || !state.record().equals(record) ? null : state;
    }

    /**
     * Empties it, as a place where nothing waits any more.
     *
     * @param first done when nobody else can change it any more
     * @param allowed asked then whether it may be emptied
     */
    boolean empty(Runnable first, BooleanSupplier allowed) {
        return copying().write(WriteScope.STRUCTURE, () -> {
            first.run();
            if (!allowed.getAsBoolean()) {
                return false;
            }
            copying()
                    .with(
                            MirrorMapper.class,
                            mapper -> emptied(mapper) + mapper.dropState() + mapper.makeConfiguration(now()));
            return true;
        });
    }

    /**
     * Keeps a copy of what it holds of a record that the database does not hold any more.
     *
     * @return the file of the copy
     */
    Path keepAside(UUID recordId) {
        Path copy = file.resolveSibling(file.getFileName() + ".of-" + recordId + ".db");
        try (Connection connection = SqliteFile.at(file).connect()) {
            Files.deleteIfExists(copy);
            OwnFiles.make(copy);
            Transactions.execute(connection, "VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
            return copy;
        } catch (IOException e) {
            throw new DatabaseException(
                    SqlErrors.OPEN, "'" + copy + "' cannot be made. Check the folder's permissions.", e);
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        }
    }

    /** Takes every row out. */
    static int emptied(MirrorMapper mapper) {
        mapper.referLater();
        MirrorTable[] tables = MirrorTable.values();
        for (int i = tables.length - 1; i >= 0; i--) {
            mapper.empty(tables[i]);
        }
        return mapper.emptyTexts();
    }

    private synchronized Opened opened() {
        closeIfLost();
        if (opened == null) {
            try {
                opened = open();
            } catch (DatabaseException e) {
                if (!SqlErrors.isDamaged(e)) {
                    throw e;
                }
                moveAside();
                opened = open();
            }
        }
        return opened;
    }

    /** Puts a damaged file aside, for whoever may want to look at it, and begins anew at the next use. */
    synchronized void discard() {
        if (opened != null) {
            close(opened);
        }
        moveAside();
    }

    /** SQLite takes an empty file for a new database. */
    private void refuseEmptyFileOfOthers() {
        Path folder = file.getParent();
        boolean atHome = folder != null && folder.endsWith(".tracker");
        try {
            if (!atHome && Files.exists(file) && Files.size(file) == 0) {
                throw new DatabaseException(
                        SqlErrors.OPEN,
                        "'" + file + "' is an empty file, so it is left alone. Remove it, or correct cache.path.",
                        null);
            }
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "SQLite is to say what is wrong with the mirror", e);
        }
    }

    /** Whether the file is the program's to put aside: in the project's own folder, or by what it begins with. */
    private boolean isOurs() {
        Path folder = file.getParent();
        boolean atHome =
                folder != null && folder.endsWith(".tracker") && file.toString().endsWith(".db");
        return atHome || SqliteCompanions.wasOurs(file);
    }

    private void moveAside() {
        if (!isOurs()) {
            throw new DatabaseException(
                    SqlErrors.OPEN,
                    "'" + file + "' is no mirror of this program's, so it is left alone. Correct cache.path.",
                    null);
        }
        String name = file.getFileName() + ".damaged-" + NAME.format(clock.instant());
        SqlErrors.log().log(System.Logger.Level.WARNING, "The mirror is damaged; it is kept as " + name);
        for (String companion : COMPANIONS) {
            Path from = file.resolveSibling(file.getFileName() + companion);
            try {
                if (Files.exists(from)) {
                    Files.move(from, file.resolveSibling(name + companion));
                }
            } catch (IOException e) {
                throw new DatabaseException(
                        SqlErrors.OPEN,
                        "The mirror '" + file
                                + "' is damaged and cannot be moved away. Check the folder's permissions.",
                        e);
            }
        }
        lost.accept(List.of());
    }

    private Opened open() {
        refuseEmptyFileOfOthers();
        SqliteFile database = SqliteFile.at(file);
        database.prepare();
        Connections connections = new HeldConnections(database::connect, CONNECTIONS);
        Connections fast = new HeldConnections(() -> copying(database), 4);
        Opened made = new Opened(NOT_OPENED, connections, sessions(connections), fast, sessions(fast));
        boolean sound = false;
        try {
            if (!Schema.isCurrent(Dialect.SQLITE, connections)) {
                new SchemaUpdate(Dialect.SQLITE, database::connect).runBeside(file);
            }
            made.sessions().with(MirrorMapper.class, mapper -> {
                mapper.makeState();
                mapper.makeNews();
                mapper.letLogForget();
                mapper.makeHeld();
                return true;
            });
            addRecordId(made.sessions());
            sound = true;
            Object key = FileKey.of(file);
            return key == null
                    ? made
                    : new Opened(key, connections, made.sessions(), made.fastConnections(), made.fast());
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        } finally {
            if (!sound) {
                made.close();
            }
        }
    }

    private static void addRecordId(Sessions mirror) {
        if (mirror.with(MirrorMapper.class, MirrorMapper::knowsRecordIds)) {
            return;
        }
        mirror.write(
                WriteScope.ROWS,
                () -> mirror.with(MirrorMapper.class, mapper -> {
                    if (!mapper.knowsRecordIds()) {
                        mapper.addRecordId();
                    }
                    return true;
                }));
    }

    /** What it writes stays in SQLite's log until {@link #checkpoint}, so that no call waits for the disk. */
    private static Connection copying(SqliteFile database) throws SQLException {
        Connection connection = database.connect(SynchronousMode.NORMAL);
        boolean sound = false;
        try {
            Transactions.execute(connection, "PRAGMA wal_autocheckpoint = 0");
            sound = true;
            return connection;
        } finally {
            if (!sound) {
                SqlErrors.closeQuietly(connection);
            }
        }
    }

    /** Brings what was copied from SQLite's log to its place, beside the calls. The last to close it does so as well. */
    void checkpoint() {
        copying().with(MirrorMapper.class, MirrorMapper::checkpoint);
    }

    private static Sessions sessions(Connections connections) {
        return new Sessions(Dialect.SQLITE, connections, DialectSql.ofMirror());
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
