package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.status.StatusFileOutcome;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status file says what the record does, and nothing that people wrote is lost by it. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class StatusFileTest {

    private static final Caller ADA = Caller.named("ada");
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    @TempDir
    Path project;

    private Store store;
    private Tracker tracker;
    private Path file;

    @BeforeEach
    void open(TestDatabase database) {
        store = Store.open(StoreSettings.of(database.jdbcUrl())
                .withUser(database.user(), database.password())
                .withProject(project));
        tracker = at(NOW);
        file = project.resolve(".project_status.md");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Tracker at(Instant time) {
        return Tracker.over(store, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void saysOfAnEmptyRecordThatThereIsNothing() {
        assertThat(tracker.statusFile().markdown()).isEqualTo("""
                # Project Status - 2026-03-01T09:30:00Z

                ## Operational Vendors (0/0)

                ## Active Work Items (0)

                ## Recent Deployments (Last 0)

                ## Future Enhancements (0)

                ---
                *Generated at 2026-03-01T09:30:00Z*
                """);
    }

    @Test
    void saysWhatTheRecordHolds() {
        fill();

        assertThat(tracker.statusFile().markdown()).isEqualTo("""
                # Project Status - 2026-03-01T09:30:00Z

                ## Operational Vendors (1/2)

                - **acme**: operational (45/50 tests, 2 skipped) [excel, csv] v1.2.3 (manifest compliant)
                - **Zeta**: broken (0/0 tests) [none] v0.0.0

                ## Active Work Items (4)

                ### Billing (project)
                - **Status**: completed
                - **Priority**: 2
                - **Created**: 2026-03-01 09:30:00 UTC
                - **Branch**: 017-newest

                  ### First (task)
                  - **Status**: completed
                  - **Created**: 2026-03-01 09:30:00 UTC
                  - **Parent**: Billing

                    ### Deep (task)
                    - **Status**: blocked
                    - **Created**: 2026-03-01 09:30:00 UTC
                    - **Parent**: First

                ### Lone (task)
                - **Status**: active
                - **Created**: 2026-03-01 09:30:00 UTC

                ## Recent Deployments (Last 1)

                ### 2026-02-20 16:00:00 UTC - PR #100
                - **Title**: Vendor tracking
                - **Commit**: `0123456789abcdef0123456789abcdef01234567`
                - **Tests**: unit: 150, integration: 30
                - **Constitutional Compliance**: ✓
                - **Vendors**: acme

                ## Future Enhancements (1)

                ### Push (Priority: 2)
                - **Status**: planned
                - **Target**: 2026-Q3
                - **Description**: Tell clients at once

                ---
                *Generated at 2026-03-01T09:30:00Z*
                """);
    }

    @Test
    void writesTheFileOnceForOneState() throws IOException {
        fill();

        StatusFileOutcome first = tracker.statusFile().write();
        String written = Files.readString(file);
        StatusFileOutcome again = at(NOW.plus(Duration.ofHours(1))).statusFile().write();

        assertThat(first).isEqualTo(new StatusFileOutcome(".project_status.md", Files.size(file), true, null));
        assertThat(again.changed()).isFalse();
        assertThat(file)
                .content()
                .isEqualTo(written)
                .isEqualTo(tracker.statusFile().markdown());

        tracker.vendors().create(CreateVendor.named("New"), ADA);
        Tracker later = at(NOW.plus(Duration.ofHours(2)));
        assertThat(later.statusFile().write().changed()).isTrue();
        assertThat(file).content().contains("- **New**: broken", "# Project Status - 2026-03-01T11:30:00Z");
    }

    @Test
    void keepsPeoplesNotes() throws IOException {
        tracker.statusFile().write();
        String noted = Files.readString(file)
                .replace(
                        "## Active Work Items (0)\n",
                        "## Active Work Items (0)\n\n<!-- notes -->\nMine!\n<!-- /notes -->\n");
        Files.writeString(file, noted);
        tracker.vendors().create(CreateVendor.named("New"), ADA);

        tracker.statusFile().write();

        assertThat(file).content().contains("New", "<!-- notes -->\nMine!\n<!-- /notes -->");
    }

    @Test
    void putsWhatPeopleWroteElsewhereIntoANote() throws IOException {
        tracker.statusFile().write();
        Files.writeString(file, Files.readString(file) + "\nRemember the milk.\n");

        tracker.statusFile().write();

        assertThat(file).content().containsPattern("<!-- notes -->\nRemember the milk.\n<!-- /notes -->");
        assertThat(at(NOW.plusSeconds(60)).statusFile().write().changed()).isFalse();
    }

    @Test
    void neverReplacesSomebodyElsesFile() throws IOException {
        Files.writeString(file, "# Our status\n\nAll is well.\n");

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> tracker.statusFile().write())
                .withMessageContaining("migrate")
                .satisfies(refusal ->
                        assertThat(refusal.violations().get(0).field()).isEqualTo("path"));

        assertThat(file).hasContent("# Our status\n\nAll is well.\n");
    }

    @Test
    void replacesAFileWhoseTextIsKept() throws IOException {
        String theirs = "# Our status\n\n## Vendors\n- old_one: operational (1/2 tests) [csv] v1.0\n\nAll is well.\n";
        Files.writeString(file, theirs);
        assertThat(tracker.migration()
                        .migrate(MigrateStatusFile.OF_PROJECT, ADA, MigrationProgress.NONE)
                        .success())
                .isTrue();
        Files.writeString(file, theirs);

        assertThat(tracker.statusFile().write().changed()).isTrue();

        assertThat(file).content().contains("- **old_one**: operational (1/2 tests) [csv] v1.0", "All is well.");
    }

    @Test
    void writesOverABlankFile() throws IOException {
        Files.writeString(file, "\n");

        assertThat(tracker.statusFile().write().changed()).isTrue();
    }

    @Test
    void keepsTheChangesThatWaitForTheDatabase() throws IOException {
        tracker.statusFile().write();
        String pending = "\n\n## Pending Changes\n\n<!-- tracker:pending eyJhIjoxfQ -->\n- 2026-03-01 ada: created x\n";
        Files.writeString(file, Files.readString(file) + pending);
        tracker.vendors().create(CreateVendor.named("New"), ADA);

        tracker.statusFile().write();

        assertThat(Files.readString(file)).contains("New").endsWith(pending);
        assertThat(at(NOW.plusSeconds(60)).statusFile().write().changed()).isFalse();
    }

    @Test
    void leavesTheFileOfAnotherRecord() throws IOException {
        tracker.vendors().create(CreateVendor.named("Elsewhere"), ADA);
        tracker.statusFile().write();
        String others = Files.readString(file);

        try (TestDatabase fresh = TestDatabases.fresh(TestDatabase.Kind.SQLITE);
                Store empty = Store.open(StoreSettings.of(fresh.jdbcUrl()).withProject(project))) {
            assertThatThrownBy(() -> Tracker.over(empty).statusFile().write())
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("migrate it first");
        }

        assertThat(file).hasContent(others);
    }

    @Test
    void keepsOnceWhatPeopleWriteAmongThem() throws IOException {
        tracker.statusFile().write();
        Files.writeString(
                file,
                Files.readString(file)
                        + "\n\n## Pending Changes\n\n<!-- tracker:pending eyJhIjoxfQ -->\n- one\n"
                        + "<!-- notes -->\nmine\n<!-- /notes -->\nA remark\n"
                        + "<!-- tracker:pending eyJhIjoyfQ -->\n- two\n");

        for (int i = 1; i <= 3; i++) {
            at(NOW.plusSeconds(i)).statusFile().write();
        }

        assertThat(Files.readString(file))
                .containsOnlyOnce("mine")
                .containsOnlyOnce("A remark")
                .endsWith("""


                        ## Pending Changes

                        <!-- tracker:pending eyJhIjoxfQ -->
                        - one
                        <!-- tracker:pending eyJhIjoyfQ -->
                        - two
                        """);
    }

    @Test
    void writesWhereTheSettingsSay(TestDatabase database) throws IOException {
        Files.createDirectories(project.resolve("docs"));
        StoreSettings settings = StoreSettings.of(database.jdbcUrl())
                .withUser(database.user(), database.password())
                .withProject(project)
                .withStatusFile(project.resolve("docs/STATUS.md"));
        try (Store other = Store.open(settings)) {
            assertThat(Tracker.over(other).statusFile().write().path()).isEqualTo("docs/STATUS.md");
        }

        assertThat(project.resolve("docs/STATUS.md")).isNotEmptyFile();
    }

    @Test
    void writesNothingOutsideOfTheProject(TestDatabase database, @TempDir Path elsewhere) {
        StoreSettings settings = StoreSettings.of(database.jdbcUrl())
                .withUser(database.user(), database.password())
                .withProject(project)
                .withStatusFile(elsewhere.resolve("STATUS.md"));
        try (Store other = Store.open(settings)) {
            assertThatExceptionOfType(ValidationException.class)
                    .isThrownBy(() -> Tracker.over(other).statusFile().write())
                    .withMessageContaining("outside");
        }

        assertThat(elsewhere).isEmptyDirectory();
    }

    private void fill() {
        tracker.vendors().create(CreateVendor.named("Zeta"), ADA);
        Map<String, Object> metadata = Map.of(
                "format_support", Map.of("excel", true, "csv", true),
                "test_results", Map.of("passing", 45, "total", 50, "skipped", 2),
                "manifest_compliant", true);
        tracker.vendors().create(new CreateVendor("acme", VendorStatus.OPERATIONAL, "1.2.3", metadata), ADA);
        WorkItem billing = tracker.workItems().create(CreateWorkItem.project("Billing", "Bills"), ADA);
        WorkItem first = tracker.workItems().create(CreateWorkItem.task("First").under(billing.id()), ADA);
        WorkItem deep = tracker.workItems().create(CreateWorkItem.task("Deep").under(first.id()), ADA);
        tracker.workItems().create(CreateWorkItem.task("Lone"), ADA);
        WorkItem gone = tracker.workItems().create(CreateWorkItem.task("Gone"), ADA);
        WorkItem done = tracker.workItems().create(CreateWorkItem.task("Done"), ADA);
        change(UpdateWorkItem.of(gone).delete().build());
        change(UpdateWorkItem.of(done).status(ItemStatus.COMPLETED).build());
        change(UpdateWorkItem.of(deep).status(ItemStatus.BLOCKED).build());
        change(UpdateWorkItem.of(first).status(ItemStatus.COMPLETED).build());
        billing = change(
                UpdateWorkItem.of(billing).priority(2).branchName("016-older").build());
        change(UpdateWorkItem.of(billing)
                .branchName("017-newest")
                .status(ItemStatus.COMPLETED)
                .build());
        Map<String, Object> deployment = Map.of(
                "pr_number",
                100,
                "pr_title",
                "Vendor tracking",
                "test_summary",
                Map.of("unit", 150, "integration", 30),
                "constitutional_compliance",
                true);
        tracker.deployments()
                .record(
                        new RecordDeployment(
                                Instant.parse("2026-02-20T16:00:00Z"),
                                "0123456789abcdef0123456789abcdef01234567",
                                deployment,
                                List.of(new VendorRef("acme")),
                                List.of()),
                        ADA);
        tracker.enhancements()
                .create(
                        new CreateEnhancement(
                                "Push", 2, "Tell clients at once", null, "2026-Q3", List.of(), List.of(), null),
                        ADA);
        tracker.enhancements()
                .create(
                        new CreateEnhancement(
                                "Old", 1, null, EnhancementStatus.COMPLETED, null, List.of(), List.of(), null),
                        ADA);
    }

    private WorkItem change(UpdateWorkItem change) {
        return tracker.workItems().update(change, ADA).item();
    }
}
