package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite files, each in a folder of its own, as journals are written beside a file. */
final class SqliteDatabases implements DatabaseFactory {

    private static final String FILE = "tracker.db";

    @Override
    public TestDatabase create() {
        return over(newFolder());
    }

    @Override
    public Source freeze(TestDatabase database) throws SQLException {
        writeBackLog(database);
        Path file = Path.of(database.jdbcUrl().substring("jdbc:sqlite:".length()));
        return new Template(file);
    }

    /** A file is copied at once, so that each loan is a copy of its own. */
    private record Template(Path file) implements Source {

        @Override
        public TestDatabase copy() {
            return copyOf(file);
        }

        @Override
        public TestDatabase lend() {
            return copyOf(file);
        }
    }

    private static TestDatabase copyOf(Path source) {
        Path folder = newFolder();
        try {
            Files.copy(source, folder.resolve(FILE));
        } catch (IOException e) {
            throw new TestDatabaseException("The template " + source + " cannot be copied to " + folder, e);
        }
        return over(folder);
    }

    private static TestDatabase over(Path folder) {
        String url = "jdbc:sqlite:" + folder.resolve(FILE);
        return new TestDatabase(Kind.SQLITE, url, null, null, () -> Workspace.delete(folder));
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Workspace.jvmDirectory(), "sqlite-");
        } catch (IOException e) {
            throw new TestDatabaseException("No folder for a SQLite file can be made: " + e.getMessage(), e);
        }
    }

    /** Moves what the write-ahead log still holds into the file, since only the file is copied. */
    private static void writeBackLog(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (result.next() && result.getInt(1) != 0) {
                throw new SQLException("a connection is still open in a transaction; close it");
            }
        }
    }
}
