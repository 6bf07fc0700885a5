package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * A file of SQLite.
 *
 * @param path the absolute path of the file
 * @param parameters of the URL, from the question mark on; empty where there are none
 */
record SqliteFile(Path path, String parameters) {

    private static final String FOLDER = ".tracker";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Readers wait for nobody, so that one who has to meets a program that locks everybody out; writers try again. */
    private static final Duration BUSY_TIMEOUT = Duration.ofMillis(700);

    /** Negative: in KiB, of which a connection takes what it uses. A unit of work of a whole file fits into it. */
    private static final int CACHE = -16_384;

    static SqliteFile of(StoreSettings settings) {
        SqliteUrl url = SqliteUrl.of(settings);
        return new SqliteFile(url.path(), url.parameters());
    }

    /** The file at a path, whatever characters that holds. */
    static SqliteFile at(Path path) {
        return new SqliteFile(path.toAbsolutePath().normalize(), "");
    }

    private String url() {
        return new SqliteUrl(path, parameters).text();
    }

    /** The file beside it whose name ends so, such as {@code -wal}. */
    Path companion(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    /** Checks the file's place, and makes the project's own folder where that is the place and is not there yet. */
    void prepare() {
        checkPlace();
        Path folder = folder();
        if (Files.isDirectory(folder)) {
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
                    SqlErrors.OPEN,
                    "The folder '" + folder + "' cannot be made. Check that the folder around it exists and that you"
                            + " may write to it.",
                    e);
        }
    }

    /** Refuses a folder in the file's place. */
    void checkPlace() {
        if (Files.isDirectory(path)) {
            throw refusal("'" + path + "' is a folder, not a database file. Name a file in it.");
        }
    }

    /** The folder that the file is in. */
    Path folder() {
        Path folder = path.getParent();
        return folder == null ? path : folder;
    }

    private static DatabaseException refusal(String sentence) {
        return new DatabaseException(SqlErrors.OPEN, sentence, null);
    }

    /** A connection to the file if it is there, which waits for other programs' locks for less than a second. */
    Connection connectBriefly() throws SQLException {
        return connectExisting(BUSY_TIMEOUT);
    }

    /** The same with a longer wait. */
    Connection connectExisting() throws SQLException {
        return connectExisting(PATIENCE);
    }

    private Connection connectExisting(Duration busyTimeout) throws SQLException {
        // An acknowledged write survives the loss of power, not only that of the process.
        SQLiteConfig config = config(SQLiteConfig.SynchronousMode.FULL, busyTimeout);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return connect(config, busyTimeout, false);
    }

    /** A connection for what may wait for others, and for a file that nobody else locks. Makes a missing file. */
    Connection connect() throws SQLException {
        return connect(SQLiteConfig.SynchronousMode.FULL);
    }

    Connection connect(SQLiteConfig.SynchronousMode synchronous) throws SQLException {
        return connect(config(synchronous, PATIENCE), PATIENCE, true);
    }

    private Connection connect(SQLiteConfig config, Duration busyTimeout, boolean makes) throws SQLException {
        SqliteLibrary.load();
        SqliteCompanions.check(path, makes);
        Connection connection = config.createConnection(url());
        boolean sound = false;
        try {
            // What a file that strangers made has its tables do is none of their programs.
            Transactions.execute(connection, "PRAGMA trusted_schema = OFF");
            SqliteContent.check(path, connection, busyTimeout);
            sound = true;
            return connection;
        } finally {
            if (!sound) {
                SqlErrors.closeQuietly(connection);
            }
        }
    }

    private static SQLiteConfig config(SQLiteConfig.SynchronousMode synchronous, Duration busyTimeout) {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) busyTimeout.toMillis());
        config.setSynchronous(synchronous);
        config.setCacheSize(CACHE);
        return config;
    }
}
