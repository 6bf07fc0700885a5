package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.migration.ImportSessionPrompts;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.core.migration.Reconciliation;
import dev.tracker.core.migration.RollBackMigration;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Prompt files that are named come along with a status file: all of it or nothing, under the fourth check. */
class NamedPromptsTest {

    private static final String PROMPT = "prompts/2025-10-04-tpd-manifest.md";
    private static final String STATUS = """
            # Project Status

            ## Vendors
            - vendor_1: operational (10/12 tests passed) [CSV] v1.2.3

            ## Session Prompts (1 total)
            ### Session 2025-10-01
            ---
            schema_version: "1.0"
            ---
            Read the file.
            """;
    private static final MigrateStatusFile WITH_PROMPTS = MigrateStatusFile.OF_PROJECT.withPrompts("prompts");

    @TempDir
    private Path folder;

    @EachDatabase
    void countsThoseOfTheSectionAndThoseOfFiles(TestDatabase database) {
        try (MigrationProject project = project(database)) {
            MigrationReport report = project.migrate(WITH_PROMPTS);

            assertThat(report.success()).isTrue();
            assertThat(report.reconciliation().sessionPrompts())
                    .isEqualTo(new Reconciliation.Check(2, 2, true, List.of()));
            assertThat(titles(project))
                    .containsExactlyInAnyOrder("Session 2025-10-01", "TPD to the extraction manifest");
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void skipsAMalformedOneWithTheReason(TestDatabase database) {
        try (MigrationProject project = project(database)) {
            project.with("prompts/bad.md", "---\ntitle: No version\n---\nText\n");

            MigrationReport report = project.migrate(WITH_PROMPTS);

            assertThat(report.success()).isTrue();
            assertThat(report.reconciliation().sessionPrompts().source()).isEqualTo(2);
            assertThat(report.warnings())
                    .filteredOn(warning -> warning.code().equals("prompt_skipped"))
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message())
                            .startsWith("prompts/bad.md, line ")
                            .contains("schema_version"));
        }
    }

    @EachDatabase
    void changesNothingTheSecondTime(TestDatabase database) {
        try (MigrationProject project = project(database)) {
            project.migrate(WITH_PROMPTS);
            Map<String, List<String>> before = project.rows();

            MigrationReport report = project.migrate(WITH_PROMPTS);

            assertThat(report.warnings()).extracting(MigrationWarning::code).contains("nothing_changed");
            assertThat(project.rows()).isEqualTo(before);
        }
    }

    @EachDatabase
    void takesPromptsAlongOfAFileThatIsInTheRecordAlready(TestDatabase database) {
        try (MigrationProject project = project(database)) {
            project.migrate();

            MigrationReport report = project.migrate(WITH_PROMPTS);

            assertThat(report.success()).isTrue();
            assertThat(titles(project)).contains("TPD to the extraction manifest");
        }
    }

    @EachDatabase
    void failsTheCheckWhereTheRecordHasThePromptOtherwise(TestDatabase database) {
        try (MigrationProject project = project(database)) {
            project.tracker
                    .migration()
                    .importPrompts(ImportSessionPrompts.of(PROMPT), MigrationProject.ADA, MigrationProgress.NONE);
            project.with(PROMPT, project.text(PROMPT).replace("Write TPD's.", "Write the manifest."));
            Map<String, List<String>> before = project.rows();
            String file = project.statusFile();

            MigrationReport report = project.migrate(WITH_PROMPTS);

            assertThat(report.success()).isFalse();
            assertThat(report.rollbackExecuted()).isTrue();
            assertThat(report.reconciliation().sessionPrompts().missing())
                    .containsExactly(PROMPT + ": description is another");
            assertThat(project.rows()).isEqualTo(before);
            assertThat(project.statusFile()).isEqualTo(file);
        }
    }

    @EachDatabase
    void takesThemOutAgain(TestDatabase database) {
        try (MigrationProject project = project(database)) {
            project.migrate(WITH_PROMPTS);

            project.tracker.migration().rollBack(new RollBackMigration(false), MigrationProject.ADA);

            assertThat(titles(project)).isEmpty();
            assertThat(project.migrate(WITH_PROMPTS).success()).isTrue();
            assertThat(titles(project)).hasSize(2);
        }
    }

    @EachDatabase
    void refusesANameThatIsNoFileOfTheProject(TestDatabase database) {
        try (MigrationProject project = project(database)) {
            Map<String, List<String>> before = project.rows();

            for (String path : List.of("nothing.md", "../x.md", "/etc/passwd")) {
                MigrateStatusFile command = MigrateStatusFile.OF_PROJECT.withPrompts(path);
                assertThatThrownBy(() -> project.migrate(command)).as(path).isInstanceOf(ValidationException.class);
            }

            assertThat(project.rows()).isEqualTo(before);
            assertThat(project.statusFile()).isEqualTo(STATUS);
        }
    }

    private MigrationProject project(TestDatabase database) {
        return new MigrationProject(folder, database)
                .with(MigrationProject.STATUS_FILE, STATUS)
                .with(PROMPT, MigrationProject.sample(PROMPT));
    }

    private static List<String> titles(MigrationProject project) {
        return project.items().stream().map(WorkItem::title).toList();
    }
}
