package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.status.StatusFileOutcome;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a generated file whose entries people changed, a copy is kept before the record's own words take its place. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class EditedStatusFileTest {

    private static final Caller ADA = Caller.named("ada");
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final String COPY = ".project_status.md.backup";

    @TempDir
    Path project;

    private Store store;
    private Path file;

    @BeforeEach
    void write(TestDatabase database) {
        store = Store.open(StoreSettings.of(database.jdbcUrl())
                .withUser(database.user(), database.password())
                .withProject(project));
        file = project.resolve(".project_status.md");
        Tracker tracker = at(NOW);
        tracker.vendors().create(CreateVendor.named("Acme"), ADA);
        tracker.workItems().create(CreateWorkItem.task("Before"), ADA);
        tracker.enhancements()
                .create(
                        new CreateEnhancement(
                                "Push", 2, "Tell clients at once", null, "2026-Q3", List.of(), List.of(), null),
                        ADA);
        at(NOW.plusSeconds(1)).statusFile().write();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Tracker at(Instant time) {
        return Tracker.over(store, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void isKeptWhereEntriesWereAdded() throws IOException {
        String edited = Files.readString(file)
                .replace("- **Acme**", "- **mine**: operational (1/1 tests) [csv] v1.0.0\n- **Acme**");
        Files.writeString(file, edited);
        Tracker later = at(NOW.plusSeconds(60));
        later.vendors().create(CreateVendor.named("New"), ADA);

        try (Observation seen = Observation.begin()) {
            assertThat(later.statusFile().write().backupPath()).isEqualTo(COPY);

            assertThat(seen.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo(Warning.ENTRIES_CHANGED);
                assertThat(warning.message()).contains("'" + COPY + "'", "migrate");
            });
        }
        assertThat(project.resolve(COPY)).hasContent(edited);
        assertThat(file).content().contains("New").doesNotContain("mine");
    }

    @Test
    void isKeptWhereEntriesWereChangedAndNothingOfTheirKindSince() throws IOException {
        Tracker later = at(NOW.plusSeconds(60));
        later.workItems().create(CreateWorkItem.task("Since"), ADA);
        String written = Files.readString(file);
        List<String> edits = List.of(
                written.replace("(0/0 tests)", "(1/1 tests)"),
                written.replace("Tell clients at once", "Tell clients tomorrow"));

        for (String edit : edits) {
            Files.writeString(file, edit);
            String copy = later.statusFile().write().backupPath();
            assertThat(copy).as(edit).isNotNull();
            assertThat(project.resolve(copy)).hasContent(edit);
        }
    }

    @Test
    void isNotMadeWhereAChangeCameIntoTheLogLaterThanItsTimeSays() {
        at(NOW.plusSeconds(60)).statusFile().write();

        at(NOW).vendors().create(CreateVendor.named("Offline"), ADA);

        assertThat(at(NOW.plusSeconds(120)).statusFile().write().backupPath()).isNull();
        assertThat(file).content().contains("Offline");
    }

    @Test
    void isNotMadeWhereSuchAChangeCameBehindAFileThatWasWrittenElsewhere() throws IOException {
        at(NOW.plusSeconds(7_200)).statusFile().write();
        String pulled = Files.readString(file).replace("11:30:00", "12:00:00");
        at(NOW).vendors().create(CreateVendor.named("Offline"), ADA);
        Files.writeString(file, pulled);

        assertThat(at(NOW.plusSeconds(14_400)).statusFile().write().backupPath())
                .isNull();
    }

    @Test
    void isKeptWhereAnothersClockIsAhead() throws IOException {
        at(NOW.plusSeconds(3_600)).vendors().create(CreateVendor.named("Ahead"), ADA);
        at(NOW.plusSeconds(60)).statusFile().write();
        Files.writeString(file, Files.readString(file).replace("(0/0 tests)", "(1/1 tests)"));

        assertThat(at(NOW.plusSeconds(120)).statusFile().write().backupPath()).isEqualTo(COPY);
    }

    @Test
    void isNotMadeOfWhatTheRecordSaidBefore() throws IOException {
        Tracker later = at(NOW.plusSeconds(60));
        WorkItem item = later.workItems().create(CreateWorkItem.task("Since"), ADA);
        assertThat(later.statusFile().write().backupPath()).isNull();
        Tracker latest = at(NOW.plusSeconds(120));
        latest.workItems().update(UpdateWorkItem.of(item).title("Other").build(), ADA);
        Files.writeString(file, Files.readString(file) + "\nA remark.\n");

        StatusFileOutcome outcome = latest.statusFile().write();

        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.backupPath()).isNull();
        assertThat(project.resolve(COPY)).doesNotExist();
    }
}
