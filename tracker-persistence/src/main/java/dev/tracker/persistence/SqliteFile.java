package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;

/**
 * A record in a file of SQLite.
 *
 * @param url with the file's absolute path
 */
record SqliteFile(String url, Path path) {

    private static final String FOLDER = ".tracker";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Readers wait for nobody, so that one who has to meets a program that locks everybody out; writers try again. */
    private static final Duration BUSY_TIMEOUT = Duration.ofMillis(700);

    /** Negative: in KiB, of which a connection takes what it uses. A unit of work of a whole file fits into it. */
    private static final int CACHE = -16_384;

    static SqliteFile of(StoreSettings settings) {
        String rest = settings.url().substring(Dialect.SQLITE.prefix().length());
        int query = rest.indexOf('?');
        String name = query < 0 ? rest : rest.substring(0, query);
        String parameters = query < 0 ? "" : rest.substring(query);
        Path path = settings.projectFolder().resolve(withoutScheme(name)).normalize();
        return new SqliteFile(Dialect.SQLITE.prefix() + path + parameters, path);
    }

    private static String withoutScheme(String name) {
        return name.startsWith("file:") ? name.substring("file:".length()) : name;
    }

    /** Checks the file's place, and makes the project's own folder where that is the place and is not there yet. */
    void prepare() {
        Path folder = path.getParent();
        if (Files.isDirectory(path)) {
            throw refusal("'" + path + "' is a folder, not a database file. Name a file in it.");
        }
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        if (!FOLDER.equals(String.valueOf(folder.getFileName()))) {
            throw refusal(
                    "The folder '" + folder + "' for the database does not exist. Make it, or correct database.url.");
        }
        try {
            ProjectFolder.make(folder);
        } catch (IOException e) {
            throw new DatabaseException(
                    SqlErrors.OPEN, "The folder '" + folder + "' cannot be made. Check its parent's permissions.", e);
        }
    }

    private static DatabaseException refusal(String sentence) {
        return new DatabaseException(SqlErrors.OPEN, sentence, null);
    }

    Connection connectBriefly() throws SQLException {
        // An acknowledged write survives the loss of power, not only that of the process.
        return connect(SQLiteConfig.SynchronousMode.FULL, BUSY_TIMEOUT);
    }

    /** For what may wait for others, and for a file that nobody else locks. */
    Connection connect() throws SQLException {
        return connect(SQLiteConfig.SynchronousMode.FULL);
    }

    Connection connect(SQLiteConfig.SynchronousMode synchronous) throws SQLException {
        return connect(synchronous, PATIENCE);
    }

    private Connection connect(SQLiteConfig.SynchronousMode synchronous, Duration busyTimeout) throws SQLException {
        SqliteLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) busyTimeout.toMillis());
        config.setSynchronous(synchronous);
        config.setCacheSize(CACHE);
        SqliteCompanions.check(path);
        Connection connection = config.createConnection(url);
        boolean sound = false;
        try {
            // What a file that strangers made has its tables do is none of their programs.
            Transactions.execute(connection, "PRAGMA trusted_schema = OFF");
            sound = true;
            return connection;
        } finally {
            if (!sound) {
                SqlErrors.closeQuietly(connection);
            }
        }
    }
}
