package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import dev.tracker.testkit.assertion.RecordAgreement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record's own file cannot be used, or the mirror's. */
class DamagedFileTest {

    private static final Caller ALICE = Caller.named("alice");

    @TempDir
    Path folder;

    private Path file;
    private Project project;

    @BeforeEach
    void makeRecord() {
        file = folder.resolve("tracker.db");
        project = new Project(folder, "jdbc:sqlite:" + file, Map.of());
        try (Store store = Store.open(StoreSettings.embedded(file))) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("Before"), ALICE);
        }
    }

    @Test
    void goesOnBesideAFileThatAnotherProgramLocks() throws SQLException {
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            Vendor made;
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                statement.execute("BEGIN EXCLUSIVE");

                Duration first = time(() -> tracker.vendors().list(VendorQuery.ALL));
                assertThat(first).isLessThan(Duration.ofSeconds(2));
                assertThat(tracker.status().summary().databaseStatus()).isNotEqualTo(DatabaseStatus.ONLINE);
                made = tracker.vendors().create(CreateVendor.named("Acme"), ALICE);
                statement.execute("ROLLBACK");
            }

            Awaiting.until(
                    Duration.ofSeconds(10), () -> tracker.status().summary().databaseStatus() == DatabaseStatus.ONLINE);
            assertThat(tracker.vendors().get(VendorRef.of(made.id()))).isEqualTo(made);
            assertThat(tracker.status().summary().activeWorkItems().totalCount())
                    .isEqualTo(1);
            assertThat(RecordAgreement.differences(tracker)).isEmpty();
        }
    }

    @Test
    void keepsWhatIsNewBesideADamagedFileUntilACopyIsPutBack() throws IOException {
        Path copy = folder.resolve("copy.db");
        Files.copy(file, copy);
        Files.writeString(file, "This was a database.".repeat(500));

        Vendor made;
        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);
            tracker.vendors().list(VendorQuery.ALL);
            assertThat(seen.warnings()).anyMatch(warning -> warning.code().equals("no_source"));
            made = tracker.vendors().create(CreateVendor.named("Acme"), ALICE);
        }
        assertThat(file).content().startsWith("This was a database.");

        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        try (AvailableStore store = AvailableStore.openForOneCommand(project.settings())) {
            Tracker tracker = Tracker.over(store);
            assertThat(tracker.vendors().get(VendorRef.of(made.id()))).isEqualTo(made);
            assertThat(tracker.status().summary().pendingSync()).isZero();
        }
    }

    @Test
    void refusesWhereNothingMayServeInItsPlace() throws IOException {
        Files.writeString(file, "This was a database.".repeat(500));
        Project alone = project.with("TRACKER_FALLBACK", "off");

        assertThat(catchThrowable(alone::open))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("damaged");
        assertThat(folder.resolve(".tracker/cache.db")).doesNotExist();
    }

    private static Duration time(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - from);
    }
}
