package dev.tracker.persistence;

import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.persistence.RecordFileException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The file of a project's record, which may be unusable: damaged, locked by another program, not to be read
 * or written, removed or replaced. The first write makes it; reading makes nothing. Safe for several threads.
 */
final class EmbeddedDatabase implements Reachable {

    private static final String RECORD_ID = "SELECT record_id FROM record_identity WHERE id = 1";
    private static final int NO_SUCH_TABLE = 1;
    private static final String LOOK = "SELECT version FROM tracker_schema";

    private final SqliteFile file;
    private final RecordCreation creation;
    private final BooleanSupplier expected;
    private final RecordBackups backups;
    private final RecordConnections connections;
    private final Sessions sessions;
    private final Rescue rescue;
    private volatile boolean known;
    private volatile @Nullable UUID recordId;
    private volatile boolean seen;

    /**
     * A record's file.
     *
     * @param creation whether a write may make it
     * @param expected whether changes wait for a record here, so that a missing file is no reason to make a new one
     */
    EmbeddedDatabase(StoreSettings settings, RecordCreation creation, BooleanSupplier expected) {
        this.file = SqliteFile.of(settings);
        this.creation = creation;
        this.expected = expected;
        this.backups = RecordBackups.of(settings, Clock.systemUTC());
        this.rescue = new Rescue(file, backups);
        this.connections = new RecordConnections(file, this::connect, settings.connections(), rescue::leave);
        this.sessions = new Sessions(Dialect.SQLITE, connections);
    }

    /** A record's file that is only looked at. */
    EmbeddedDatabase(StoreSettings settings) {
        this(settings, RecordCreation.REFUSED, () -> false);
    }

    /** The record's file. */
    Path path() {
        return file.path();
    }

    /** The backups of the record. */
    RecordBackups backups() {
        return backups;
    }

    /** Opens a connection to the record that this program began with, and refuses another one in its place. */
    private Connection connect() throws SQLException {
        Connection connection = file.connectBriefly();
        boolean sound = false;
        try {
            checkIsSame(connection);
            sound = true;
            return connection;
        } finally {
            if (!sound) {
                SqlErrors.closeQuietly(connection);
            }
        }
    }

    private void checkIsSame(Connection connection) throws SQLException {
        UUID wanted = recordId;
        if (wanted == null) {
            return;
        }
        String found = "none that has an id";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RECORD_ID)) {
            found = row.next() ? row.getString(1) : found;
        } catch (SQLException e) {
            if (SqlErrors.sqliteCode(e) != NO_SUCH_TABLE) {
                throw e;
            }
        }
        if (!wanted.toString().equals(found)) {
            throw RecordFileException.another(file.path(), wanted, found);
        }
    }

    @Override
    public Sessions sessions() {
        if (!known) {
            open(false);
        }
        return sessions;
    }

    @Override
    public Sessions forWriting() {
        if (!known) {
            open(true);
        }
        return sessions;
    }

    private synchronized void open(boolean makes) {
        if (known) {
            return;
        }
        file.checkPlace();
        try {
            if (FileKey.of(file.path()) == null) {
                makeFirst(makes);
            }
            if (!Schema.isCurrent(Dialect.SQLITE, connections)) {
                update();
            }
            recordId = RecordIdentity.of(sessions);
            known = true;
            seen = true;
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        }
        if (creation.isAllowed()) {
            backups.makeIfDue();
        }
    }

    /** Makes the record where none was. */
    private void makeFirst(boolean makes) throws SQLException {
        Path path = file.path();
        if (!Files.notExists(path)) {
            throw RecordFileException.outOfReach(path);
        }
        if (seen || expected.getAsBoolean() || !backups.list().isEmpty()) {
            throw RecordFileException.gone(path);
        }
        if (!makes) {
            throw new RecordFileException(
                    Kind.NONE_YET,
                    "There is no record at '" + path + "' yet. "
                            + (creation.isAllowed()
                                    ? "The first change makes one, as does 'tracker init'."
                                    : "'tracker init' makes one in this folder; --project or TRACKER_PROJECT_DIR names"
                                            + " another."));
        }
        if (!creation.isAllowed()) {
            throw new RecordFileException(
                    Kind.NOT_HERE,
                    "There is no record at '" + path + "', and none is made in a folder that is neither the root of a"
                            + " git working tree nor one where 'tracker init' was called. Run 'tracker init' there, or"
                            + " name the project's folder by --project or TRACKER_PROJECT_DIR. Nothing was changed.");
        }
        file.prepare();
        new SchemaUpdate(Dialect.SQLITE, file::connect).runBeside(path);
        Observation.current().warn(Warning.RECORD_CREATED, "A new record was made in '" + path + "'.");
    }

    private void update() throws SQLException {
        Optional<Integer> version = schemaVersion();
        if (version.isPresent() && version.get() < Schema.VERSION) {
            backups.make(connections, RecordBackups.Reason.SCHEMA);
        }
        new SchemaUpdate(Dialect.SQLITE, file::connectExisting).runBeside(file.path());
    }

    /** The id of the record that was last in the file; null as long as none was. */
    @Nullable
    UUID recordId() {
        return recordId;
    }

    @Override
    public Optional<Integer> schemaVersion() {
        return Schema.version(connections);
    }

    @Override
    public boolean isKnown() {
        return known;
    }

    /** The file answers at once or not: SQLite's own waiting is short. */
    @Override
    public boolean answers(int patience, BooleanSupplier isNeeded) {
        boolean sound = false;
        try {
            Connection connection = connections.take();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(LOOK)) {
                sound = row.next();
                return sound;
            } finally {
                connections.giveBack(connection, sound);
            }
        } catch (SQLException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The database file did not answer", e);
            return !Away.is(e);
        }
    }

    @Override
    public void abandon() {
        connections.abandon();
        // Another file may stand in its place when it can be used again.
        known = false;
    }

    @Override
    public void close() {
        backups.close();
        connections.close();
    }
}
