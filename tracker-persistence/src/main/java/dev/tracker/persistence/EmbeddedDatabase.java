package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The file of a project's record, which may be unusable: damaged, locked by another program, not to be read
 * or written. Safe for several threads.
 */
final class EmbeddedDatabase implements Reachable {

    private static final String LOOK = "SELECT version FROM tracker_schema";

    private final SqliteFile file;
    private final Connections connections;
    private final Sessions sessions;
    private volatile boolean known;
    private volatile @Nullable UUID recordId;

    EmbeddedDatabase(StoreSettings settings) {
        this.file = SqliteFile.of(settings);
        this.connections = new HeldConnections(file::connectBriefly, settings.connections());
        this.sessions = new Sessions(Dialect.SQLITE, connections);
    }

    @Override
    public Sessions sessions() {
        if (!known) {
            open();
        }
        return sessions;
    }

    private void open() {
        file.prepare();
        try {
            if (!Store.isCurrent(Dialect.SQLITE, connections)) {
                new SchemaUpdate(Dialect.SQLITE, file::connect).runBeside(file.path());
            }
            recordId = RecordIdentity.of(sessions);
            known = true;
        } catch (SQLException e) {
            throw SqlErrors.of(SqlErrors.OPEN, e);
        }
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
        try (Connection connection = file.connectBriefly();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            return row.next();
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
        connections.close();
    }
}
