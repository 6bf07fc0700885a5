package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

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
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.fault.SqliteLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record's own file cannot be used, or the mirror's. */
class DamagedFileTest {

    private static final Caller ALICE = Caller.named("alice");

    /** It finds no room in the pages that there are. */
    private static final CreateWorkItem LARGE = new CreateWorkItem(
            ItemType.TASK,
            "Large",
            null,
            "word".repeat(2_500),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            List.of());

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
    void readsOnAndKeepsWhatIsNewWhereTheDiskIsFull() throws IOException {
        keepsWhatIsNewWhile(project.at(SqliteLimit.pages(project.url(), 1)));
    }

    @Test
    void readsOnAndKeepsWhatIsNewWhereTheFileCannotBeWritten() throws IOException {
        permit("r--r--r--");
        assumeFalse(Files.isWritable(file), "no permission binds this user");

        keepsWhatIsNewWhile(project);
    }

    @Test
    void goesOnBesideAFileThatCannotBeRead() throws IOException {
        permit("---------");
        assumeFalse(Files.isReadable(file), "no permission binds this user");

        goesOnUntil(() -> permit("rw-rw-rw-"));
    }

    /** SQLite makes its files beside the database with the permissions of that. */
    private void permit(String permissions) throws IOException {
        for (String companion : List.of("", "-wal", "-shm")) {
            Path part = file.resolveSibling(file.getFileName() + companion);
            if (Files.exists(part)) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    /** The file can be read, and not be written. */
    private void keepsWhatIsNewWhile(Project unwritable) throws IOException {
        WorkItem made;
        try (AvailableStore store = unwritable.open();
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);
            made = tracker.workItems().create(LARGE, ALICE);
            assertThat(seen.addTo(Map.of())).containsEntry("wrote_to_cache", true);
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).items())
                    .as("what the file holds")
                    .extracting(WorkItemSummary::title)
                    .containsExactly("Before");
            assertThat(seen.source()).isNull();
            WorkItem before =
                    tracker.workItems().listWhole(WorkItemQuery.ALL).items().get(0);
            assertThat(catchThrowable(() -> tracker.workItems()
                            .update(UpdateWorkItem.of(before).title("Changed").build(), ALICE)))
                    .as("what needs the file")
                    .isInstanceOf(DatabaseException.class);
            assertThat(tracker.sync().now().pending()).isEqualTo(1);
        }

        try (AvailableStore store = AvailableStore.openForOneCommand(unwritable.settings())) {
            Tracker tracker = Tracker.over(store);
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).totalCount()).isEqualTo(1);
        }

        permit("rw-rw-rw-");
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            assertThat(tracker.sync().now().pending()).isZero();
            assertThat(tracker.workItems().get(WorkItemRef.of(made.id()))).isEqualTo(made);
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).totalCount()).isEqualTo(2);
            assertThat(RecordAgreement.differencesAfterOfflineWrites(tracker)).isEmpty();
        }
    }

    @Test
    void goesOnBesideAFileThatCannotBeOpenedAndComesBack() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("tracker.db-wal"));

        goesOnUntil(() -> Files.delete(inTheWay));
    }

    /** Something that makes the file usable again. */
    @FunctionalInterface
    private interface Repair {
        void run() throws IOException;
    }

    private void goesOnUntil(Repair repair) throws IOException {
        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);
            tracker.vendors().list(VendorQuery.ALL);
            assertThat(seen.warnings()).anyMatch(warning -> warning.code().equals("no_source"));
            WorkItem made = tracker.workItems().create(LARGE, ALICE);

            repair.run();

            Awaiting.until(
                    Duration.ofSeconds(10), () -> tracker.status().summary().databaseStatus() == DatabaseStatus.ONLINE);
            assertThat(tracker.workItems().get(WorkItemRef.of(made.id()))).isEqualTo(made);
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).totalCount()).isEqualTo(2);
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
