package dev.tracker.persistence;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.store.ConnectionWrapper;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.database.TestDatabases;
import dev.tracker.testkit.model.ModelSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;

/** A store on a database of its own, whose time is what a table of the test's says. */
final class StoreSubject implements ModelSubject {

    private static final String NOW = "(SELECT c.now FROM model_clock c)";

    private final TestDatabase database;
    private final Store store;
    private final Connection connection;

    StoreSubject(Kind kind, Path folders) {
        database = TestDatabases.cloned(kind, "model", StoreSubject::prepare);
        try {
            // No git working tree, whose branch would be everybody's.
            Path folder = Files.createTempDirectory(folders, "project");
            ConnectionWrapper hasty = kind == Kind.SQLITE ? new Hasty() : ConnectionWrapper.NONE;
            store = Store.open(StoreSettings.of(database.jdbcUrl()).withProject(folder), hasty, NOW);
            connection = database.connect();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for no disk: the file goes with the test. */
    private static final class Hasty implements ConnectionWrapper {

        @Override
        public <C extends AutoCloseable> C wrap(Class<C> type, C opened) {
            try (Statement statement = ((Connection) opened).createStatement()) {
                statement.execute("PRAGMA synchronous = OFF");
                return opened;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void prepare(TestDatabase database) throws SQLException {
        Records.open(database).close();
        String type = database.kind() == Kind.SQLITE ? "text" : "timestamptz";
        Sql.execute(database, "CREATE TABLE model_clock (now " + type + ")");
        Sql.execute(database, "INSERT INTO model_clock VALUES ('2026-01-01T00:00:00.000000Z')");
    }

    @Override
    public TrackerPorts ports() {
        return store;
    }

    @Override
    public void setDatabaseTime(Instant now) {
        try (PreparedStatement update = connection.prepareStatement("UPDATE model_clock SET now = ?")) {
            if (database.kind() == Kind.SQLITE) {
                update.setString(1, ColumnTypes.text(now));
            } else {
                update.setObject(1, now.atOffset(ZoneOffset.UTC));
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean readsFiles() {
        return true;
    }

    @Override
    public void close() {
        try {
            connection.close();
            store.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            database.close();
        }
    }
}
