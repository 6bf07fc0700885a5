package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    @TempDir
    Path folder;

    @EachDatabase
    void letsSeveralProcessesOpenAnEmptyDatabaseAtOnceAndWrite(TestDatabase database) {
        int processes = 4;
        int each = 5;
        List<ChildJvm> running = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                running.add(OpeningProcess.start(database.jdbcUrl(), "P" + i, each));
            }
            running.forEach(ChildJvm::awaitSuccess);
        } finally {
            running.forEach(ChildJvm::close);
        }

        try (Store store = Store.open(database.jdbcUrl())) {
            assertThat(store.vendors().names()).hasSize(processes * each);
            assertThat(store.changeLog().list(ChangeQuery.ALL).stream().map(Change::seq))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, (long) processes * each)
                            .boxed()
                            .toList());
        }
    }

    @EachDatabase
    void writesNothingToStandardOutputWhileItMakesTheTables(TestDatabase database) {
        try (ChildJvm process = OpeningProcess.start(database.jdbcUrl(), "P", 0)) {
            assertThat(process.awaitSuccess()).isEmpty();
            assertThat(process.errorOutput()).isEmpty();
        }
    }

    @EachDatabase
    void goesOnWhereAnotherWasKilledWhileItMadeTheTables(TestDatabase database) throws SQLException {
        Store.open(database.jdbcUrl()).close();
        Sql.execute(database, "DROP TABLE tracker_schema");
        Sql.execute(database, "DROP TABLE requests");
        Sql.execute(
                database,
                "DELETE FROM schema_changes WHERE id IN ('changes', 'version-1', 'version-2', 'version-3', 'version-4', 'version-5', 'enhancements')");
        Sql.execute(
                database,
                "UPDATE schema_changes_lock SET locked = %s, lockedby = 'a killed process'"
                        .formatted(database.kind() == TestDatabase.Kind.SQLITE ? "1" : "true"));

        Store.open(database.jdbcUrl()).close();

        assertThat(Sql.column(database, "SELECT version FROM tracker_schema"))
                .containsExactly(Integer.toString(Schema.VERSION));
        assertThat(Sql.column(database, "SELECT count(*) FROM requests")).containsExactly("0");
    }

    @EachDatabase
    void leavesAnotherProgramsDatabaseAlone(TestDatabase database) throws SQLException {
        Sql.execute(database, "CREATE TABLE work_items (theirs integer)");

        assertThatThrownBy(() -> Store.open(database.jdbcUrl()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("another program");

        assertThat(Sql.column(database, "SELECT count(*) FROM work_items")).containsExactly("0");
        assertThatThrownBy(() -> Sql.column(database, "SELECT count(*) FROM vendor_extractors"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void makesTheProjectsFolderAndKeepsItOutOfGit() throws IOException {
        StoreSettings settings =
                StoreSettings.of("jdbc:sqlite:.tracker/tracker.db").withProject(folder);

        Store.open(settings).close();

        assertThat(folder.resolve(".tracker/tracker.db")).exists();
        assertThat(Files.readString(folder.resolve(".tracker/.gitignore"))).isEqualTo("*\n");
    }

    @Test
    void writesAheadAndWaitsForTheDisk() throws SQLException {
        Path file = folder.resolve("tracker.db");
        Store.open(StoreSettings.embedded(file)).close();

        try (Connection connection = SqliteFile.of(StoreSettings.embedded(file)).connect()) {
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "synchronous")).isEqualTo("2");
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
            assertThat(Integer.parseInt(pragma(connection, "busy_timeout"))).isGreaterThanOrEqualTo(10_000);
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA " + name)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    @Test
    void switchesACopyThatLostItsModeBackToWritingAhead() throws SQLException {
        Path file = folder.resolve("tracker.db");
        Store.open(StoreSettings.embedded(file)).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            pragma(connection, "journal_mode = DELETE");
        }

        Store.open(StoreSettings.embedded(file)).close();

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
        }
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Not a database, but a longer text. ".repeat(200));

        refuses(StoreSettings.embedded(text), "not a database");
        refuses(StoreSettings.embedded(folder), "is a folder");
        refuses(StoreSettings.embedded(folder.resolve("missing/tracker.db")), "does not exist");
        assertThat(Files.readString(text)).startsWith("Not a database");
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Path file = folder.resolve("tracker.db");
        Store.open(StoreSettings.embedded(file)).close();
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);

        refuses(StoreSettings.embedded(file), "damaged");
    }

    @Test
    void saysWhichServerItDoesNotReach() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        StoreSettings settings = StoreSettings.of("jdbc:postgresql://127.0.0.1:" + port + "/x?password=s3cret");

        refuses(settings, "does not answer");
        refuses(settings.forOneCommand(), "does not answer");
    }

    @Test
    void namesItselfWithoutSecrets() {
        try (Store store = Store.open(StoreSettings.of("jdbc:sqlite:" + folder.resolve("x.db") + "?password=s3cret"))) {
            assertThat(store.toString()).contains("x.db").doesNotContain("s3cret");
        }
    }

    private static void refuses(StoreSettings settings, String words) {
        assertThatThrownBy(() -> Store.open(settings).close())
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.operation()).isEqualTo("open the record"))
                .hasMessageContaining(words)
                .hasMessageNotContainingAny("s3cret", "SELECT", "SQLITE_");
    }
}
