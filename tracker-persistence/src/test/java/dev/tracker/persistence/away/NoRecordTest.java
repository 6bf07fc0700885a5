package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveSchedule;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.Checkup;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project without a record: reading makes none, and the first write only where one is wanted. */
class NoRecordTest {

    private static final Caller ALICE = Caller.named("alice");

    @TempDir
    Path folder;

    @Test
    void makesNothingByReading() {
        for (Function<ProjectSettings, AvailableStore> opening : openings()) {
            try (AvailableStore store = opening.apply(settings(folder));
                    Observation seen = Observation.begin()) {
                Tracker tracker = Tracker.over(store);
                assertThat(tracker.workItems().list(WorkItemQuery.ALL).items()).isEmpty();
                assertThat(catchThrowable(() -> tracker.workItems().get(new WorkItemRef("abcde"))))
                        .isInstanceOf(NotFoundException.class);
                tracker.status().summary();
                assertThat(new ArchiveSchedule(tracker.archive(), 365).runIfDue())
                        .as("the daily archiving")
                        .isFalse();
                assertThat(seen.warnings()).extracting(Warning::code).containsExactly(Warning.NO_RECORD);
            }
        }
        assertThat(Checkup.of(settings(folder))).isNotEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAWriteWhereNoRecordIsWanted() {
        for (Function<ProjectSettings, AvailableStore> opening : openings()) {
            try (AvailableStore store = opening.apply(settings(folder))) {
                Tracker tracker = Tracker.over(store);
                assertThat(catchThrowable(() -> tracker.workItems().create(CreateWorkItem.task("Lost"), ALICE)))
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageContaining("tracker init")
                        .hasMessageContaining("TRACKER_PROJECT_DIR");
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void makesOneByTheFirstWriteInTheRootOfAWorkingTreeAndSaysSo() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve(".git")).resolve("HEAD"), "ref: refs/heads/main\n");
        try (AvailableStore store = AvailableStore.openForOneCommand(settings(folder));
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);
            tracker.workItems().create(CreateWorkItem.task("First"), ALICE);
            tracker.workItems().create(CreateWorkItem.task("Second"), ALICE);
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).totalCount()).isEqualTo(2);
            assertThat(seen.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.code()).isEqualTo(Warning.RECORD_CREATED))
                    .satisfies(warning ->
                            assertThat(warning.message()).contains(folder.resolve(".tracker/tracker.db") + ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a?foreign_keys=off", "b#c", "d%20e", "f g", "h&i=j;k"})
    void keepsTheRecordInAFolderOfAnyName(String name) throws IOException {
        Path odd = Files.createDirectory(folder.resolve(name));
        Files.createDirectory(odd.resolve(".tracker"));
        for (Function<ProjectSettings, AvailableStore> opening : openings()) {
            try (AvailableStore store = opening.apply(settings(odd))) {
                Tracker.over(store).workItems().create(CreateWorkItem.task("Here"), ALICE);
            }
        }
        try (AvailableStore store = AvailableStore.openForOneCommand(settings(odd))) {
            assertThat(Tracker.over(store).workItems().list(WorkItemQuery.ALL).totalCount())
                    .isEqualTo(2);
        }
        assertThat(odd.resolve(".tracker/tracker.db")).isNotEmptyFile();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(odd);
        }
    }

    private static Iterable<Function<ProjectSettings, AvailableStore>> openings() {
        return java.util.List.of(AvailableStore::openForOneCommand, AvailableStore::open);
    }

    private static ProjectSettings settings(Path folder) {
        return ProjectSettings.resolve(SettingOptions.NONE, Map.of(), folder);
    }
}
