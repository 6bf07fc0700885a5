package dev.tracker.persistence;

import dev.tracker.persistence.RecordFileException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Connections to the file of a record, which somebody may remove or replace under them, and which may be readable
 * only. A caller gets a connection to the file that is at the path then. Makes no file. Safe for several threads.
 */
final class RecordConnections implements Connections {

    private static final int OPENINGS = 3;

    /** SQLite's of a file that may be readable all the same: permissions, read-only, the disk, full, not to be opened. */
    private static final Set<Integer> TRY_A_COPY = Set.of(3, 8, 10, 13, 14, 23);

    private final SqliteFile file;
    private final HeldConnections.Opener opener;
    private final HeldConnections held;
    private final BiConsumer<Connection, OpenedFile> leaving;
    private final Map<Connection, OpenedFile> opened = new ConcurrentHashMap<>();

    /**
     * Connections to a file.
     *
     * @param opener of a connection to the file, if it is there
     * @param leaving told of each connection that is left because the record's files are no longer in place
     */
    RecordConnections(
            SqliteFile file, HeldConnections.Opener opener, int most, BiConsumer<Connection, OpenedFile> leaving) {
        this.file = file;
        this.opener = opener;
        this.leaving = leaving;
        this.held = new HeldConnections(this::open, most);
    }

    @Override
    public Connection take() throws SQLException {
        while (true) {
            Connection connection = held.take();
            OpenedFile files = opened.get(connection);
            if (files == null || isGood(files)) {
                return connection;
            }
            leave(connection, files);
        }
    }

    private boolean isGood(OpenedFile files) {
        RecordCopy.Stamp copied = files.copied();
        return copied == null
                ? files.isInPlace()
                : copied.equals(RecordCopy.Stamp.of(file)) && !files.isToBeTriedAgain();
    }

    private void leave(Connection connection, OpenedFile files) {
        try {
            if (files.copied() == null) {
                leaving.accept(connection, files);
            }
        } finally {
            giveBack(connection, false);
        }
    }

    @Override
    public void giveBack(Connection connection, boolean sound) {
        if (!sound) {
            opened.remove(connection);
        }
        held.giveBack(connection, sound);
    }

    @Override
    public void checkWritable(Connection connection) throws SQLException {
        OpenedFile files = opened.get(connection);
        if (files != null && files.whyReadOnly() != null) {
            throw new RecordFileException(Kind.READ_ONLY, files.whyReadOnly());
        }
        checkInPlace(connection);
    }

    @Override
    public void checkInPlace(Connection connection) throws SQLException {
        OpenedFile files = opened.get(connection);
        if (files != null && files.copied() == null && !files.isInPlace()) {
            // Whatever is to be saved is saved while the connection is there.
            leaving.accept(connection, files);
            throw gone();
        }
    }

    @Override
    public Path path() {
        return file.path();
    }

    private RecordFileException gone() {
        return FileKey.of(file.path()) == null
                ? RecordFileException.gone(file.path())
                : new RecordFileException(
                        Kind.GONE,
                        "The record's file '" + file.path() + "' was replaced while this program wrote to it.");
    }

    private Connection open() throws SQLException {
        for (int opening = 1; ; opening++) {
            Object before = FileKey.of(file.path());
            if (before == null) {
                throw RecordFileException.gone(file.path());
            }
            Connection connection = openAny();
            OpenedFile files = opened.get(connection);
            boolean same = files == null
                    || files.copied() != null
                    || before.equals(files.keys().get(file.path()));
            if (same || opening == OPENINGS) {
                return connection;
            }
            opened.remove(connection);
            SqlErrors.closeQuietly(connection);
        }
    }

    private Connection openAny() throws SQLException {
        try {
            Connection connection = opener.open();
            boolean read = false;
            try {
                // Opens the write-ahead log.
                Transactions.execute(connection, "SELECT COUNT(*) FROM sqlite_master");
                opened.put(connection, OpenedFile.of(file));
                read = true;
                return connection;
            } finally {
                if (!read) {
                    SqlErrors.closeQuietly(connection);
                }
            }
        } catch (SQLException e) {
            if (!TRY_A_COPY.contains(SqlErrors.sqliteCode(e)) || !Files.isReadable(file.path())) {
                throw e;
            }
            return copy(e);
        }
    }

    private Connection copy(SQLException why) throws SQLException {
        try {
            RecordCopy.Opened copy = RecordCopy.open(file);
            opened.put(copy.connection(), OpenedFile.copyOf(copy.stamp(), sentence(why)));
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The record is read from a private copy", why);
            return copy.connection();
        } catch (IOException | SQLException e) {
            why.addSuppressed(e);
            throw why;
        }
    }

    private String sentence(SQLException why) {
        int code = SqlErrors.sqliteCode(why);
        return code == 10 || code == 13
                ? "The record's file '" + file.path() + "' can be read but not written: its disk is full or reports an"
                        + " error. Make room, then try again."
                : "The record's file '" + file.path() + "' can be read but not written by this user. Check the"
                        + " permissions of the file and of its folder.";
    }

    @Override
    public void abandon() {
        held.abandon();
    }

    @Override
    public void close() {
        held.close();
    }
}
