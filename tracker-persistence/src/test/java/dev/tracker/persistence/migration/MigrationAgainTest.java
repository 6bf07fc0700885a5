package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What is in the record already is known again: what is equal stays, what is new is added, what differs fails. */
class MigrationAgainTest {

    private static final String PLAIN = MigrationProject.sample("legacy-plain.md");

    @TempDir
    private Path folder;

    @EachDatabase
    void changesNothingTheSecondTime(TestDatabase database) {
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", PLAIN)) {
            project.migrate(MigrateStatusFile.of("old.md"));
            Map<String, List<String>> before = project.rows();
            List<String> files = project.files();

            MigrationReport report = project.migrate(MigrateStatusFile.of("old.md"));

            assertThat(report.success()).isTrue();
            assertThat(report.backupPath()).isNull();
            assertThat(report.warnings()).extracting(MigrationWarning::code).contains("nothing_changed");
            assertThat(project.rows()).isEqualTo(before);
            assertThat(project.files()).isEqualTo(files);
        }
    }

    @EachDatabase
    void addsWhatAnEditedFileHasMore(TestDatabase database) {
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", PLAIN)) {
            project.migrate(MigrateStatusFile.of("old.md"));
            project.with("old.md", PLAIN.replace("- Kichler: operational", "- Kichler: operational\n- Savoy: broken"));

            MigrationReport report = project.migrate(MigrateStatusFile.of("old.md"));

            assertThat(report.success()).isTrue();
            assertThat(project.tracker.vendors().get(new VendorRef("savoy")).version())
                    .isEqualTo(1);
            assertThat(project.files()).contains("old.md.backup", "old.md.backup.1");
            assertThat(project.tracker.changes().list(ChangeQuery.ALL).changes())
                    .hasSize(17);
        }
    }

    @EachDatabase
    void takesNoEntryForWhatAnotherOneIs(TestDatabase database) {
        String one = "## Future Enhancements\n- Push (Priority: 1)\n";
        String two = "## Future Enhancements\n- Push (Priority: 2)\n- Push (Priority: 1)\n";
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", one)) {
            project.migrate(MigrateStatusFile.of("old.md"));

            MigrationReport report = project.with("old.md", two).migrate(MigrateStatusFile.of("old.md"));

            assertThat(report.success()).isTrue();
            assertThat(report.reconciliation().enhancements().missing()).isEmpty();
            assertThat(project.rows().get("future_enhancements")).hasSize(2);
        }
    }

    @EachDatabase
    void takesNoEntryWithoutACommitForADeploymentRecordedByHandWithAFullHash(TestDatabase database) {
        try (MigrationProject project =
                new MigrationProject(folder, database).with("old.md", "## Deployments\n### 2025-10-01 - PR #1\n")) {
            project.tracker
                    .deployments()
                    .record(
                            new RecordDeployment(
                                    Instant.parse("2025-10-01T00:00:00Z"),
                                    "a1".repeat(20),
                                    Map.of("pr_number", 1, "pr_title", "PR #1", "constitutional_compliance", false),
                                    List.of(),
                                    List.of()),
                            MigrationProject.ADA);

            project.migrate(MigrateStatusFile.of("old.md"));

            assertThat(project.deployments()).hasSize(2);
        }
    }

    @EachDatabase
    void failsWhereTheRecordHasItOtherwise(TestDatabase database) {
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", PLAIN)) {
            project.migrate(MigrateStatusFile.of("old.md"));
            Map<String, List<String>> before = project.rows();
            project.with("old.md", PLAIN.replace("TPD: broken", "TPD: operational"));

            MigrationReport report = project.migrate(MigrateStatusFile.of("old.md"));

            assertThat(report.success()).isFalse();
            assertThat(report.reconciliation().vendorCount().match()).isTrue();
            assertThat(report.reconciliation().vendorMetadata().match()).isFalse();
            assertThat(report.reconciliation().vendorMetadata().completenessPercentage())
                    .isEqualByComparingTo("95.8");
            assertThat(report.reconciliation().vendorMetadata().missing())
                    .containsExactly("line 9, TPD: status is broken");
            assertThat(project.rows()).isEqualTo(before);
        }
    }

    @EachDatabase
    void givesARepeatedRequestItsFirstAnswer(TestDatabase database) {
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", PLAIN)) {
            var caller = MigrationProject.ADA.withRequest(java.util.UUID.randomUUID());
            MigrationReport first =
                    project.tracker.migration().migrate(MigrateStatusFile.of("old.md"), caller, MigrationProgress.NONE);
            Map<String, List<String>> before = project.rows();

            MigrationReport again =
                    project.tracker.migration().migrate(MigrateStatusFile.of("old.md"), caller, MigrationProgress.NONE);

            assertThat(again.reconciliation()).isEqualTo(first.reconciliation());
            assertThat(again.unparsed()).isEqualTo(first.unparsed());
            assertThat(again.backupPath()).isEqualTo("old.md.backup");
            assertThat(project.rows()).isEqualTo(before);
        }
    }
}
