package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.statusfile.UnparsedStretch;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A hand-kept status file becomes part of the record, and nothing of it is lost. */
class StatusFileMigrationTest {

    private static final String PLAIN = MigrationProject.sample("legacy-plain.md");
    private static final String GENERATED = MigrationProject.sample("legacy-generated.md");

    @TempDir
    private Path folder;

    @EachDatabase
    void takesAFileOverThatWasKeptByHand(TestDatabase database) {
        try (MigrationProject project =
                new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, PLAIN)) {
            MigrationReport report = project.migrate();

            assertThat(report.success()).isTrue();
            assertThat(report.rollbackExecuted()).isFalse();
            assertThat(report.dataPreservationPercentage()).isEqualByComparingTo(BigDecimal.valueOf(100));
            assertThat(List.of(
                            report.reconciliation().vendorCount(),
                            report.reconciliation().deploymentHistory(),
                            report.reconciliation().enhancements(),
                            report.reconciliation().sessionPrompts()))
                    .extracting(check -> check.source(), check -> check.migrated(), check -> check.match())
                    .containsExactly(tuple(6, 6, true), tuple(4, 4, true), tuple(4, 4, true), tuple(2, 2, true));
            assertThat(report.reconciliation().vendorMetadata().fieldsValidated())
                    .isEqualTo(24);
            assertThat(report.reconciliation().vendorMetadata().completenessPercentage())
                    .isEqualByComparingTo(BigDecimal.valueOf(100));
            assertThat(report.backupPath()).isEqualTo(".project_status.md.backup");
            assertThat(project.text(".project_status.md.backup")).isEqualTo(PLAIN);

            Vendor east = project.tracker.vendors().get(new VendorRef("quoizel-east"));
            assertThat(east.metadata().others()).containsEntry("other_formats", List.of("XML"));
            assertThat(project.tracker.vendors().get(new VendorRef("kichler")).extractorVersion())
                    .isEqualTo("0.0.0");

            assertThat(project.deployments())
                    .satisfiesExactly(
                            newest -> {
                                assertThat(newest.commitHash()).isEqualTo("9fceb02d0ae598e95dc970b74767f19372d61af8");
                                assertThat(newest.metadata().legacy())
                                        .containsEntry("legacy_work_items", List.of("#T014", "#T015"));
                                assertThat(newest.metadata().testSummary())
                                        .isEqualTo(Map.of("passed", 31L, "failed", 0L));
                                assertThat(newest.affectedVendors())
                                        .extracting(vendor -> vendor.name())
                                        .containsExactly("EPSON");
                            },
                            abbreviated -> {
                                assertThat(abbreviated.commitHash()).isNull();
                                assertThat(abbreviated.metadata().legacy())
                                        .containsEntry("legacy_commit", "3b18e512dba");
                                assertThat(abbreviated.metadata().constitutionalCompliance())
                                        .isFalse();
                            },
                            squashed -> {
                                assertThat(squashed.metadata().legacy())
                                        .containsEntry("legacy_commit", "n/a (squashed)");
                                assertThat(squashed.metadata().constitutionalCompliance())
                                        .isTrue();
                                assertThat(squashed.metadata().prTitle()).isEqualTo("PR #97");
                            },
                            oldest -> assertThat(oldest.metadata().prNumber()).isEqualTo(90));

            assertThat(project.items())
                    .filteredOn(item -> item.itemType() == ItemType.SESSION)
                    .extracting(
                            WorkItem::title,
                            item -> ((SessionMetadata) item.metadata()).tokenBudget(),
                            item -> item.revision().createdAt().toString())
                    .containsExactlyInAnyOrder(
                            tuple("Session 2025-10-01", 50_000, "2025-10-01T00:00:00Z"),
                            tuple("Session 2025-10-03", 120_000, "2025-10-03T00:00:00Z"));
            assertThat(texts(report)).contains("Kept by hand since the spring", "never closed properly", "## Lessons");
            assertThat(report.warnings()).extracting(MigrationWarning::code).contains("prompt_skipped");
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void takesAFileOverThatAnEarlierProgramWrote(TestDatabase database) {
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", GENERATED)) {
            MigrationReport report = project.migrate(MigrateStatusFile.of("old.md"));

            assertThat(report.success()).isTrue();
            assertThat(report.unparsed()).isEmpty();
            assertThat(report.dataPreservationPercentage()).isEqualByComparingTo(BigDecimal.valueOf(100));
            WorkItem deepest = project.items().stream()
                    .filter(item -> item.title().equals("Vendor table"))
                    .findFirst()
                    .orElseThrow();
            assertThat(deepest.placement().depth()).isEqualTo(2);
            assertThat(deepest.revision().createdAt()).isEqualTo("2025-10-05T10:00:00Z");
            assertThat(project.items()).hasSize(5);
            assertThat(project.text("old.md")).isEqualTo(GENERATED);
            assertThat(project.files()).doesNotContain(MigrationProject.STATUS_FILE);
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void keepsTheWholeTextAndLogsEveryEntity(TestDatabase database) {
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", PLAIN)) {
            project.migrate(MigrateStatusFile.of("old.md"));

            String sha256 = ProjectFile.sha256(PLAIN.getBytes(StandardCharsets.UTF_8));
            assertThat(project.rows().get("migrations"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains(sha256, "Ask before editing.", "old.md.backup", "ada"));
            List<Change> log = project.tracker.changes().list(ChangeQuery.ALL).changes();
            assertThat(log).hasSize(6 + 4 + 4 + 2).extracting(Change::action).containsOnly(Action.IMPORTED);
            assertThat(log)
                    .extracting(Change::requestId)
                    .containsOnly(log.get(0).requestId());
        }
    }

    @EachDatabase
    void linksDeploymentsToTheItemsThatCarryTheirReferences(TestDatabase database) {
        String text = """
                # Project Status

                ## Active Work Items (1)

                ### Import #T014 (task)
                - **Status**: active
                - **Created**: 2025-10-01 12:00:00 UTC

                ## Deployments
                ### 2025-10-04 - PR #118
                - Work Items: #T014, #T015
                - Vendors: Nobody
                - Constitutional Compliance: yes
                """;
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", text)) {
            MigrationReport report = project.migrate(MigrateStatusFile.of("old.md"));

            WorkItem item = project.items().get(0);
            assertThat(item.labels()).containsExactly("T014");
            assertThat(project.deployments()).singleElement().satisfies(event -> {
                assertThat(event.relatedWorkItems())
                        .singleElement()
                        .satisfies(link -> assertThat(link.id()).isEqualTo(item.id()));
                assertThat(event.metadata().legacy())
                        .containsEntry("legacy_work_items", List.of("#T015"))
                        .containsEntry("legacy_vendors", List.of("Nobody"));
            });
            assertThat(report.warnings()).extracting(MigrationWarning::code).contains("unknown_vendor");
            assertThat(project.migrate(MigrateStatusFile.of("old.md")).warnings())
                    .extracting(MigrationWarning::code)
                    .contains("nothing_changed");
        }
    }

    @EachDatabase
    void completesCommitsFromGit(TestDatabase database) throws Exception {
        try (MigrationProject project = new MigrationProject(folder, database)) {
            String hash = GitCommits.commit(folder, "First");
            project.with("old.md", """
                    ## Deployments
                    ### 2025-10-04 - PR #1
                    - Commit: %s
                    - Constitutional Compliance: yes
                    ### 2025-10-05 - PR #2
                    - Commit: 0000000
                    - Constitutional Compliance: yes
                    """.formatted(hash.substring(0, 9)));

            project.migrate(MigrateStatusFile.of("old.md"));

            assertThat(project.deployments())
                    .satisfiesExactly(
                            unknown -> {
                                assertThat(unknown.commitHash()).isNull();
                                assertThat(unknown.metadata().legacy()).containsEntry("legacy_commit", "0000000");
                            },
                            known -> {
                                assertThat(known.commitHash()).isEqualTo(hash);
                                assertThat(known.metadata().legacy())
                                        .containsEntry("legacy_commit", hash.substring(0, 9));
                            });
        }
    }

    @EachDatabase
    void generatesTheSameFileFromWhatItMigrated(TestDatabase database) {
        try (MigrationProject project =
                new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, PLAIN)) {
            project.migrate();
            String first = project.statusFile();
            assertThat(first).contains("never closed properly", "## Lessons", "<!-- notes -->");
            Map<String, List<String>> before = project.rows();

            MigrationReport again = project.migrate();

            assertThat(again.success()).isTrue();
            assertThat(again.warnings()).extracting(MigrationWarning::code).contains("nothing_changed");
            assertThat(project.statusFile()).isEqualTo(first);
            assertThat(project.rows()).isEqualTo(before);
        }
    }

    private static String texts(MigrationReport report) {
        return report.unparsed().stream().map(UnparsedStretch::text).reduce("", (one, other) -> one + "\n" + other);
    }
}
