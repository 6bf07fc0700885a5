package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.migration.MigrationRollback;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.core.migration.RollBackMigration;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What people did with what was migrated is told before any of it is undone, all of it at once. */
class RollbackRefusalsTest {

    private static final int DAYS = 30;

    @TempDir
    private Path folder;

    @EachDatabase
    void namesAllThatHappenedSince(TestDatabase database) {
        try (MigrationProject project = migrated(database)) {
            useAll(project);
            Map<String, List<String>> used = project.rows();
            String file = project.statusFile();

            assertThatThrownBy(() -> rollBack(project, false))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("'Item tree' was changed since the migration")
                    .hasMessageContaining("'Vendor table' was joined with work item ")
                    .hasMessageContaining("'Which index serves prefix queries' was changed since the migration")
                    .hasMessageContaining("'Session 001' is the current session of the configuration")
                    .hasMessageContaining("'Status in a database' is referred to by what was not migrated, or stays")
                    .hasMessageContaining("force takes out what was changed too");

            assertThat(project.rows()).isEqualTo(used);
            assertThat(project.statusFile()).isEqualTo(file);
        }
    }

    @EachDatabase
    void leavesOnlyWhatIsStillNeededWhenForced(TestDatabase database) {
        try (MigrationProject project = migrated(database)) {
            useAll(project);

            MigrationRollback outcome = rollBack(project, true);

            assertThat(outcome.workItems()).isEqualTo(3);
            assertThat(outcome.warnings()).extracting(MigrationWarning::code).containsExactly("kept", "kept");
            assertThat(outcome.warnings())
                    .extracting(MigrationWarning::message)
                    .anySatisfy(message -> assertThat(message)
                            .contains("'Session 001' stays: it is the current session of the configuration"))
                    .anySatisfy(message -> assertThat(message)
                            .contains("'Status in a database' stays: it is referred to by what was not migrated"));
            assertThat(project.items())
                    .extracting(WorkItem::title)
                    .containsExactlyInAnyOrder("Session 001", "Status in a database");
            Map<String, List<String>> rows = project.rows();
            assertThat(rows.get("work_item_dependencies")).isEmpty();
            assertThat(rows.get("archived_work_items")).isEmpty();
            assertThat(rows.get("work_item_identities")).hasSize(2);
            assertThat(project.tracker.configuration().get().currentSessionId())
                    .isEqualTo(item(project, "Session 001").id());
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void refusesForADependencyAlone(TestDatabase database) {
        try (MigrationProject project = migrated(database)) {
            join(project);
            Map<String, List<String>> joined = project.rows();

            assertThatThrownBy(() -> rollBack(project, false))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("by a dependency since");

            assertThat(project.rows()).isEqualTo(joined);
        }
    }

    /** A claim, a dependency, a current session, and items that are archived. */
    private static void useAll(MigrationProject project) {
        project.tracker.claims().claim(ClaimWorkItem.of(ref(project, "Item tree")), MigrationProject.ADA);
        join(project);
        project.tracker
                .configuration()
                .update(
                        new UpdateConfiguration(
                                project.tracker.configuration().get().version(),
                                null,
                                ref(project, "Session 001"),
                                null,
                                null,
                                null),
                        MigrationProject.ADA);
        WorkItem research = item(project, "Which index serves prefix queries");
        project.tracker
                .workItems()
                .update(UpdateWorkItem.of(research).status(ItemStatus.COMPLETED).build(), MigrationProject.ADA);
        Clock later = Clock.fixed(MigrationProject.NOW.plus(Duration.ofDays(DAYS + 1)), ZoneOffset.UTC);
        Tracker.over(project.store, later)
                .archive()
                .archive(ArchiveWorkItems.after(DAYS), MigrationProject.ADA, ArchiveProgress.NONE);
        assertThat(project.rows().get("archived_work_items")).hasSize(3);
    }

    private static void join(MigrationProject project) {
        project.tracker
                .dependencies()
                .set(
                        SetDependency.blocks(ref(project, "Vendor table"), ref(project, "Item tree")),
                        MigrationProject.ADA);
    }

    private MigrationProject migrated(TestDatabase database) {
        MigrationProject project = new MigrationProject(folder, database)
                .with(MigrationProject.STATUS_FILE, MigrationProject.sample("legacy-generated.md"));
        project.migrate();
        return project;
    }

    private static MigrationRollback rollBack(MigrationProject project, boolean force) {
        return project.tracker.migration().rollBack(new RollBackMigration(force), MigrationProject.ADA);
    }

    private static WorkItemRef ref(MigrationProject project, String title) {
        return WorkItemRef.of(item(project, title).id());
    }

    private static WorkItem item(MigrationProject project, String title) {
        return project.items().stream()
                .filter(item -> item.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
