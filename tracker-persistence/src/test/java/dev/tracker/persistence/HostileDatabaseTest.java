package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database file that came with a repository: nothing in it runs, keeps a caller waiting, or fills the memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileDatabaseTest {

    private static final String STRANGE = "that this program did not make";

    @TempDir
    Path folder;

    private Path record;

    @BeforeEach
    void makeRecord() throws IOException {
        Files.createDirectory(folder.resolve(".tracker"));
        record = folder.resolve(".tracker/tracker.db");
        try (AvailableStore store = open()) {
            create(store, "Acme");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER evil AFTER INSERT ON change_log BEGIN UPDATE vendor_extractors SET extractor_version = '6.6.6'; END",
                "DROP TRIGGER change_log_refuses_delete; CREATE TRIGGER change_log_refuses_delete AFTER INSERT ON"
                        + " change_log BEGIN UPDATE vendor_extractors SET extractor_version = '6.6.6'; END",
                "ALTER TABLE vendor_extractors RENAME TO others; CREATE VIEW vendor_extractors AS WITH RECURSIVE c(x) AS"
                        + " (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT t.* FROM c, others t"
            })
    void runsNothingOfItsOwn(String statements) throws SQLException {
        execute(statements.split("; (?=[AC])", -1));
        List<String> before = rows();

        try (AvailableStore store = open()) {
            // A backup may answer, and a journal may take the write: the file does neither.
            refused(() -> Tracker.over(store).vendors().list(VendorQuery.ALL));
            refused(() -> create(store, "Bolt"));
        }

        assertThat(rows()).isEqualTo(before);
        assertThat(Checkup.of(settings()).toString()).contains(STRANGE);
    }

    @Test
    void isNotReadWhereAValueIsLargerThanThisProgramWrites() throws SQLException {
        int tooLarge = SqliteContent.LARGEST_VALUE + 1;
        execute("UPDATE vendor_extractors SET created_by = printf('%.*c', " + tooLarge + ", 'a')");

        try (AvailableStore store = open()) {
            assertThatThrownBy(() -> Tracker.over(store).vendors().list(VendorQuery.ALL))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("larger than 128 MiB");
        }
    }

    /** Whatever answers in the file's place, the answer names what the file holds. */
    private static void refused(Runnable call) {
        try (Observation seen = Observation.begin()) {
            call.run();
            assertThat(seen.warnings())
                    .anySatisfy(warning -> assertThat(warning.message()).contains(STRANGE));
        } catch (DatabaseException refusal) {
            assertThat(refusal).hasMessageContaining(STRANGE);
        }
    }

    private static void create(AvailableStore store, String name) {
        Tracker.over(store).vendors().create(CreateVendor.named(name), Caller.named("ada"));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + record);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA ignore_check_constraints = ON");
            statement.execute("PRAGMA legacy_alter_table = ON");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What the file holds of vendors, in the table, whatever that is called now. */
    private List<String> rows() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + record);
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('vendor_extractors', 'others')")) {
            assertThat(tables.next()).isTrue();
            String table = tables.getString(1);
            List<String> rows = new ArrayList<>();
            try (Statement query = connection.createStatement();
                    ResultSet found = query.executeQuery("SELECT name, extractor_version FROM " + table)) {
                while (found.next()) {
                    rows.add(found.getString(1) + " " + found.getString(2));
                }
            }
            return rows;
        }
    }

    private AvailableStore open() {
        return AvailableStore.open(settings());
    }

    private ProjectSettings settings() {
        return ProjectSettings.resolve(SettingOptions.NONE, Map.of(), folder);
    }
}
