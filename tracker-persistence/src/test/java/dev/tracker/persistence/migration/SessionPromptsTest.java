package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.migration.ImportSessionPrompts;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.PromptImportReport;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Session prompts in files of their own become session items; what is malformed is skipped, with the place. */
class SessionPromptsTest {

    private static final List<String> SAMPLES = List.of(
            "2025-10-04-tpd-manifest.md",
            "bad-future-version.md",
            "bad-no-version.md",
            "bad-object-tag.md",
            "bad-unclosed.md",
            "bad-yaml.md");

    @TempDir
    private Path folder;

    @EachDatabase
    void importsWhatIsSoundAndSkipsTheOthers(TestDatabase database) {
        try (MigrationProject project = withSamples(database)) {
            PromptImportReport report = run(project, "prompts");

            assertThat(report)
                    .extracting(
                            PromptImportReport::imported, PromptImportReport::updated, PromptImportReport::unchanged)
                    .containsExactly(1, 0, 0);
            assertThat(report.skipped())
                    .extracting(PromptImportReport.Skipped::file)
                    .containsExactlyInAnyOrder(
                            "prompts/bad-future-version.md",
                            "prompts/bad-no-version.md",
                            "prompts/bad-object-tag.md",
                            "prompts/bad-unclosed.md",
                            "prompts/bad-yaml.md");
            assertThat(report.skipped()).allSatisfy(skipped -> {
                assertThat(skipped.line()).isPositive();
                assertThat(skipped.reason()).isNotBlank();
            });
            WorkItem item = project.items().get(0);
            SessionMetadata metadata = (SessionMetadata) item.metadata();
            assertThat(item.itemType()).isEqualTo(ItemType.SESSION);
            assertThat(item.title()).isEqualTo("TPD to the extraction manifest");
            assertThat(item.description())
                    .startsWith("# TPD to the extraction manifest")
                    .endsWith("2. Write TPD's.");
            assertThat(metadata.tokenBudget()).isEqualTo(150_000);
            assertThat(metadata.promptsCount()).isZero();
            assertThat(metadata.yamlFrontmatter())
                    .containsEntry("schema_version", "1.0")
                    .containsEntry("workflow_phases", List.of("research", "implementation", "validation"))
                    .containsEntry("constitutional_principles", List.of(1L, 2L, 4L, 11L));
            assertThat(item.priority()).isEqualTo(2);
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void updatesTheItemOfAFileThatIsImportedAgain(TestDatabase database) {
        try (MigrationProject project = withSamples(database)) {
            run(project, "prompts/2025-10-04-tpd-manifest.md");
            Map<String, List<String>> before = project.rows();
            assertThat(run(project, "prompts").unchanged()).isEqualTo(1);
            assertThat(project.rows()).isEqualTo(before);
            project.with(
                    "prompts/2025-10-04-tpd-manifest.md",
                    project.text("prompts/2025-10-04-tpd-manifest.md").replace("Write TPD's.", "Write the manifest."));

            PromptImportReport report = run(project, "prompts");

            assertThat(report.updated()).isEqualTo(1);
            assertThat(project.items())
                    .extracting(WorkItem::version, item -> item.description().endsWith("Write the manifest."))
                    .containsExactly(tuple(2L, true));
            assertThat(project.tracker
                            .workItems()
                            .list(WorkItemQuery.ofText("write the manifest", PageRequest.FIRST))
                            .totalCount())
                    .isEqualTo(1);
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void skipsAFileWhoseItemIsDeleted(TestDatabase database) {
        try (MigrationProject project = withSamples(database)) {
            run(project, "prompts");
            WorkItem item = project.items().get(0);
            project.tracker.workItems().update(UpdateWorkItem.of(item).delete().build(), MigrationProject.ADA);

            PromptImportReport report = run(project, "prompts/2025-10-04-tpd-manifest.md");

            assertThat(report.skipped())
                    .singleElement()
                    .satisfies(skipped -> assertThat(skipped.reason())
                            .contains("is deleted", item.key().value()));
            assertThat(project.items()).isEmpty();
        }
    }

    @EachDatabase
    void changesNothingWhenTried(TestDatabase database) {
        try (MigrationProject project = withSamples(database)) {
            Map<String, List<String>> before = project.rows();

            PromptImportReport report = project.tracker
                    .migration()
                    .importPrompts(
                            new ImportSessionPrompts(List.of("prompts"), true),
                            MigrationProject.ADA,
                            MigrationProgress.NONE);

            assertThat(report.imported()).isEqualTo(1);
            assertThat(project.rows()).isEqualTo(before);
        }
    }

    @EachDatabase
    void readsNothingOutsideOfTheProject(TestDatabase database) {
        try (MigrationProject project = withSamples(database)) {
            Map<String, List<String>> before = project.rows();

            for (String path : List.of("..", "/etc", "prompts/../../x.md", ".tracker")) {
                assertThatThrownBy(() -> run(project, "prompts", path))
                        .as(path)
                        .isInstanceOf(ValidationException.class);
            }

            assertThatThrownBy(() -> run(project, "nope", "prompts", "/etc/passwd"))
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.violations())
                                    .extracting(Violation::field)
                                    .containsExactly("paths[0]", "paths[2]"));
            assertThat(project.rows()).isEqualTo(before);
        }
    }

    private MigrationProject withSamples(TestDatabase database) {
        MigrationProject project = new MigrationProject(folder, database);
        SAMPLES.forEach(name -> project.with("prompts/" + name, MigrationProject.sample("prompts/" + name)));
        return project;
    }

    private static PromptImportReport run(MigrationProject project, String... paths) {
        return project.tracker
                .migration()
                .importPrompts(ImportSessionPrompts.of(paths), MigrationProject.ADA, MigrationProgress.NONE);
    }
}
