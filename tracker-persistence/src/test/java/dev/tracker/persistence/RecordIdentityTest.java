package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.transfer.LineReader;
import dev.tracker.core.transfer.TransferProgress;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordIdentityTest {

    private static final Caller KIM = Caller.named("kim");

    @TempDir
    Path folder;

    @EachDatabase
    void staysWithItsRecord(TestDatabase database) {
        UUID made = idOf(database);

        assertThat(made.version()).isEqualTo(4);
        assertThat(made.variant()).isEqualTo(2);
        assertThat(idOf(database)).isEqualTo(made);
    }

    @EachDatabase
    void isGivenToARecordOfAnEarlierSchemaThatKeepsItsContent(TestDatabase database) throws SQLException {
        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker.over(store).vendors().create(CreateVendor.named("Acme"), KIM);
        }
        Sql.execute(database, "DROP TABLE record_identity");
        Sql.execute(database, "DELETE FROM schema_changes WHERE id IN ('record-identity', 'version-4', 'version-5')");
        Sql.execute(database, "UPDATE tracker_schema SET version = 3");

        UUID given = idOf(database);

        assertThat(idOf(database)).isEqualTo(given);
        try (Store store = Store.open(database.jdbcUrl())) {
            assertThat(store.vendors().names()).containsExactly("Acme");
        }
    }

    @Test
    void isDrawnForEachRecord() {
        assertThat(idOf(StoreSettings.embedded(folder.resolve("one.db"))))
                .isNotEqualTo(idOf(StoreSettings.embedded(folder.resolve("other.db"))));
    }

    @Test
    void isKeptByABackup() throws SQLException {
        StoreSettings original = StoreSettings.embedded(folder.resolve("one.db"));
        UUID made = idOf(original);
        Path copy = folder.resolve("copy.db");
        try (Connection connection = SqliteFile.of(original).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BACKUP TO '" + copy + "'");
        }

        assertThat(idOf(StoreSettings.embedded(copy))).isEqualTo(made);
    }

    @EachDatabase
    void isNoPartOfAnExport(TestDatabase database) throws IOException {
        StoreSettings source = StoreSettings.embedded(folder.resolve("one.db"));
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        try (Store store = Store.open(source)) {
            Tracker.over(store).vendors().create(CreateVendor.named("Acme"), KIM);
            JsonLines.Output lines = JsonLines.to(exported);
            Tracker.over(store).transfer().export(lines, TransferProgress.UNWATCHED);
            lines.flush();
        }
        UUID own = idOf(database);

        try (Store store = Store.open(database.jdbcUrl())) {
            LineReader lines = JsonLines.from(new ByteArrayInputStream(exported.toByteArray()));
            Tracker.over(store).transfer().load(lines, TransferProgress.UNWATCHED);
        }

        assertThat(idOf(database)).isEqualTo(own);
    }

    private static UUID idOf(TestDatabase database) {
        return idOf(StoreSettings.of(database.jdbcUrl()));
    }

    private static UUID idOf(StoreSettings settings) {
        try (Store store = Store.open(settings)) {
            return RecordIdentity.of(store.sessions());
        }
    }
}
