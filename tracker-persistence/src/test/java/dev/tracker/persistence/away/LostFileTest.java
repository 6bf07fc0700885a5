package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.Backups;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record's file is removed, moved or replaced while a program has it open. */
class LostFileTest {

    private static final Caller ALICE = Caller.named("alice");

    @TempDir
    Path base;

    private Path folder;
    private Path file;
    private Project project;

    @BeforeEach
    void nameProject() throws IOException {
        folder = Files.createDirectory(base.resolve("project"));
        file = folder.resolve(".tracker/tracker.db");
        project = new Project(folder, "jdbc:sqlite:.tracker/tracker.db", Map.of());
    }

    @Test
    void keepsWritesInTheJournalWhereTheFolderWasRemoved() throws IOException {
        WorkItem before;
        WorkItem made;
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            before = create(tracker, "Before");
            remove(folder.resolve(".tracker"));

            try (Observation seen = Observation.begin()) {
                made = create(tracker, "After");
                assertThat(seen.addTo(Map.of()))
                        .containsEntry("wrote_to_cache", true)
                        .containsEntry("wrote_to_markdown", true);
                assertThat(seen.warnings())
                        .anyMatch(warning -> warning.message().contains("is gone"));
            }
            tracker.workItems()
                    .update(UpdateWorkItem.of(before).title("Changed").build(), ALICE);
            assertThat(file).as("a second, empty record").doesNotExist();
        }
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            assertThat(titles(tracker)).containsExactlyInAnyOrder("Changed", "After");
            assertThat(tracker.workItems().get(WorkItemRef.of(made.id())).title())
                    .isEqualTo("After");
            create(tracker, "Later");
            assertThat(file).doesNotExist();
        }
        try (AvailableStore store = AvailableStore.openForOneCommand(project.settings())) {
            assertThat(titles(Tracker.over(store))).containsExactlyInAnyOrder("Changed", "After", "Later");
            assertThat(file).doesNotExist();
        }

        Backups backups = Backups.of(project.settings());
        backups.restore(backups.newest().orElseThrow());

        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            assertThat(tracker.sync().now().pending()).isZero();
            assertThat(titles(tracker)).containsExactlyInAnyOrder("Changed", "After", "Later");
        }
    }

    @Test
    void readsTheFileThatWasPutInItsPlaceWithoutTheLogOfTheOther() throws IOException {
        Path copy = base.resolve("copy.db");
        try (AvailableStore store = project.open()) {
            create(Tracker.over(store), "In the copy");
        }
        Files.copy(file, copy);
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            create(tracker, "Newer");

            // The log of the file that it replaces stays beside it.
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            try (Observation seen = Observation.begin()) {
                assertThat(titles(tracker)).containsExactly("In the copy");
                assertThat(seen.warnings()).extracting(Warning::code).containsExactly(Warning.RECORD_REPLACED);
                assertThat(seen.source()).isNull();
            }
            create(tracker, "After");
        }
        try (Store store = Store.open(StoreSettings.embedded(file))) {
            assertThat(titles(Tracker.over(store))).containsExactlyInAnyOrder("In the copy", "After");
        }
        Path saved = Backups.of(project.settings()).newest().orElseThrow();
        try (Store store = Store.open(StoreSettings.embedded(saved))) {
            assertThat(titles(Tracker.over(store))).containsExactlyInAnyOrder("In the copy", "Newer");
        }
    }

    @Test
    void keepsWritesFromAnotherRecordThatWasPutInItsPlace() throws IOException {
        Path other = base.resolve("other.db");
        try (Store store = Store.open(StoreSettings.embedded(other))) {
            create(Tracker.over(store), "Of another record");
        }
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            create(tracker, "Before");
            Path own = Files.copy(file, base.resolve("own.db"));
            Path log = Files.copy(file.resolveSibling("tracker.db-wal"), base.resolve("own.db-wal"));

            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            try (Observation seen = Observation.begin()) {
                create(tracker, "After");
                assertThat(seen.addTo(Map.of())).containsEntry("wrote_to_cache", true);
                assertThat(seen.warnings())
                        .anyMatch(warning -> warning.message().contains("holds another record"));
            }
            assertThat(titles(tracker)).contains("After").doesNotContain("Of another record");

            Files.deleteIfExists(file.resolveSibling("tracker.db-wal"));
            Files.deleteIfExists(file.resolveSibling("tracker.db-shm"));
            Files.move(log, file.resolveSibling("tracker.db-wal"));
            Files.move(own, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            // As long as calls do not go to the file again, the newest backup answers.
            Awaiting.until(
                    Duration.ofSeconds(30),
                    () -> tracker.sync().now().pending() == 0 && titles(tracker).contains("After"));
            assertThat(titles(tracker)).containsExactlyInAnyOrder("Before", "After");
        }
    }

    @Test
    void bringsALogThatWasRemovedAloneToItsFile() throws IOException {
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            create(tracker, "Before");
            Files.delete(folder.resolve(".tracker/tracker.db-wal"));
            create(tracker, "After");
        }
        try (Store store = Store.open(StoreSettings.embedded(file))) {
            assertThat(titles(Tracker.over(store))).containsExactlyInAnyOrder("Before", "After");
        }
    }

    @Test
    void makesNothingWhereTheProjectWasMovedAway() throws IOException {
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            create(tracker, "Before");
            Path moved = Files.move(folder, base.resolve("moved"));

            assertThat(catchThrowable(() -> create(tracker, "After"))).isInstanceOf(DatabaseException.class);
            assertThat(catchThrowable(() -> create(tracker, "Again"))).isInstanceOf(DatabaseException.class);
            assertThat(folder).doesNotExist();
            try (Store there = Store.open(StoreSettings.embedded(moved.resolve(".tracker/tracker.db")))) {
                assertThat(titles(Tracker.over(there))).containsExactly("Before");
            }
            Files.move(moved, folder);
            Awaiting.until(
                    Duration.ofSeconds(20), () -> tracker.status().summary().databaseStatus() == DatabaseStatus.ONLINE);
            create(tracker, "Back");
        }
        try (Store there = Store.open(StoreSettings.embedded(file))) {
            assertThat(titles(Tracker.over(there))).containsExactlyInAnyOrder("Before", "Back");
        }
    }

    @Test
    void readsTheNewestBackupOfADamagedRecord() throws IOException {
        try (AvailableStore store = project.open()) {
            create(Tracker.over(store), "In the backup");
        }
        Backups backups = Backups.of(project.settings());
        Path backup = backups.make(null);
        Files.writeString(file, "This was a database.".repeat(5_000));

        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);
            assertThat(titles(tracker)).containsExactly("In the backup");
            assertThat(seen.source()).isEqualTo(Source.SQLITE_CACHE);
            assertThat(seen.warnings())
                    .anyMatch(warning -> warning.code().equals(Warning.STALE_CACHE)
                            && warning.message().contains("damaged")
                            && warning.message().contains("less than a minute old"));
            assertThat(catchThrowable(() -> tracker.statusFile().write()))
                    .as("a status file without what came since")
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("takes the database");
            create(tracker, "Meanwhile");
        }
        assertThat(backups.restore(backup).kept()).isNotNull();
        assertThat(backups.newest()).as("not the damaged file that it replaced").contains(backup);
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            assertThat(tracker.sync().now().pending()).isZero();
            assertThat(titles(tracker)).containsExactlyInAnyOrder("In the backup", "Meanwhile");
        }
    }

    @Test
    void noticesARestoreUnderARunningProgram() {
        try (AvailableStore store = project.open()) {
            Tracker tracker = Tracker.over(store);
            create(tracker, "In the backup");
            Backups backups = Backups.of(project.settings());
            Path backup = backups.make(base.resolve("kept.db"));
            create(tracker, "Newer");

            Path kept = backups.restore(backup).kept();

            assertThat(titles(tracker)).containsExactly("In the backup");
            create(tracker, "After");
            try (Store replaced = Store.open(StoreSettings.embedded(kept))) {
                assertThat(titles(Tracker.over(replaced))).containsExactlyInAnyOrder("In the backup", "Newer");
            }
        }
        try (Store store = Store.open(StoreSettings.embedded(file))) {
            assertThat(titles(Tracker.over(store))).containsExactlyInAnyOrder("In the backup", "After");
        }
    }

    @Test
    void restoresNothingThatIsNoRecord() throws IOException {
        try (AvailableStore store = project.open()) {
            create(Tracker.over(store), "Before");
        }
        Path other = Files.writeString(base.resolve("other.db"), "No database. ".repeat(500));

        assertThat(catchThrowable(() -> Backups.of(project.settings()).restore(other)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("Nothing was changed");
        try (AvailableStore store = project.open()) {
            assertThat(titles(Tracker.over(store))).containsExactly("Before");
        }
    }

    @Test
    void readsARecordBesideWhichNothingCanBeMade() throws IOException {
        try (AvailableStore store = project.open()) {
            create(Tracker.over(store), "To be read");
        }
        permit("r-xr-xr-x");
        assumeFalse(Files.isWritable(file.getParent()), "no permission binds this user");
        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);
            assertThat(titles(tracker)).containsExactly("To be read");
            assertThat(seen.source()).isNull();
            assertThat(seen.warnings()).isEmpty();
        }
        try (AvailableStore store = AvailableStore.openForOneCommand(project.settings())) {
            Tracker tracker = Tracker.over(store);
            assertThat(titles(tracker)).containsExactly("To be read");
            assertThat(catchThrowable(() -> create(tracker, "Refused")))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("can be read but not written");
        } finally {
            permit("rwxr-xr-x");
        }
    }

    private void permit(String permissions) throws IOException {
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString(permissions));
    }

    private static WorkItem create(Tracker tracker, String title) {
        return tracker.workItems().create(CreateWorkItem.task(title), ALICE);
    }

    private static List<String> titles(Tracker tracker) {
        return tracker.workItems().list(WorkItemQuery.ALL).items().stream()
                .map(WorkItemSummary::title)
                .toList();
    }

    private static void remove(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
