package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationRollback;
import dev.tracker.core.migration.RollBackMigration;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The last migration can be taken back; only the log remembers. */
class RollbackTest {

    private static final String PLAIN = MigrationProject.sample("legacy-plain.md");
    private static final String GENERATED = MigrationProject.sample("legacy-generated.md");

    @TempDir
    private Path folder;

    @EachDatabase
    void takesEverythingOutAndPutsTheFileBack(TestDatabase database) {
        try (MigrationProject project = project(database, PLAIN)) {
            Map<String, List<String>> before = entities(project);
            project.migrate();
            String generated = project.statusFile();

            MigrationRollback outcome = rollBack(project, false);

            assertThat(outcome.success()).isTrue();
            assertThat(outcome.vendors()).isEqualTo(6);
            assertThat(outcome.deployments()).isEqualTo(4);
            assertThat(outcome.enhancements()).isEqualTo(4);
            assertThat(outcome.workItems()).isEqualTo(2);
            assertThat(entities(project)).isEqualTo(before);
            assertThat(project.statusFile()).isEqualTo(PLAIN);
            assertThat(project.text(String.valueOf(outcome.keptPath()))).isEqualTo(generated);
            List<Change> log = project.tracker.changes().list(ChangeQuery.ALL).changes();
            assertThat(log).hasSize(32);
            assertThat(log.subList(16, 32)).extracting(Change::action).containsOnly(Action.DELETED);
            assertThat(log.get(31).changes())
                    .allSatisfy((field, change) -> assertThat(change.after()).isNull());
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
            assertThatThrownBy(() -> rollBack(project, false)).isInstanceOf(NotFoundException.class);
            assertThat(project.migrate().success()).as("migrated once more").isTrue();
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void refusesWhatWasChangedSinceUnlessForced(TestDatabase database) {
        try (MigrationProject project = project(database, PLAIN)) {
            Map<String, List<String>> before = entities(project);
            project.migrate();
            Vendor vendor = project.tracker.vendors().get(new VendorRef("TPD"));
            project.tracker
                    .vendors()
                    .update(
                            UpdateVendor.status(VendorRef.of(vendor.id()), 1, VendorStatus.OPERATIONAL),
                            MigrationProject.ADA);
            Map<String, List<String>> changed = project.rows();
            String generated = project.statusFile();

            assertThatThrownBy(() -> rollBack(project, false))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("vendor 'TPD' was changed since the migration");
            assertThat(project.rows()).isEqualTo(changed);
            assertThat(project.statusFile()).isEqualTo(generated);

            rollBack(project, true);
            assertThat(entities(project)).isEqualTo(before);
            assertThat(project.statusFile()).isEqualTo(PLAIN);
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void keepsWhatOthersReferTo(TestDatabase database) {
        try (MigrationProject project = project(database, GENERATED)) {
            project.migrate();
            WorkItem session = item(project, "Session 001");
            WorkItem child = project.tracker
                    .workItems()
                    .create(CreateWorkItem.task("New").under(session.id()), MigrationProject.ADA);

            assertThatThrownBy(() -> rollBack(project, false))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("'Session 001' is referred to by what was not migrated")
                    .hasMessageContaining("'Status in a database' is referred to");

            MigrationRollback outcome = rollBack(project, true);
            assertThat(outcome.workItems()).isEqualTo(3);
            assertThat(outcome.warnings()).hasSize(2);
            assertThat(project.items())
                    .extracting(WorkItem::title)
                    .containsExactlyInAnyOrder("New", "Session 001", "Status in a database");
            assertThat(project.tracker
                            .workItems()
                            .get(WorkItemRef.of(child.id()))
                            .placement()
                            .depth())
                    .isEqualTo(2);
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void takesDependenciesAlong(TestDatabase database) {
        try (MigrationProject project = project(database, GENERATED)) {
            project.migrate();
            project.tracker
                    .dependencies()
                    .set(
                            SetDependency.blocks(
                                    WorkItemRef.of(item(project, "Vendor table").id()),
                                    WorkItemRef.of(item(project, "Item tree").id())),
                            MigrationProject.ADA);

            MigrationRollback outcome = rollBack(project, true);

            assertThat(outcome.workItems()).isEqualTo(5);
            assertThat(project.rows().get("work_item_dependencies")).isEmpty();
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void leavesAFileThatSomebodyElseWroteSince(TestDatabase database) {
        try (MigrationProject project = project(database, PLAIN)) {
            project.migrate();
            project.with(MigrationProject.STATUS_FILE, "# Mine now\n");

            assertThatThrownBy(() -> rollBack(project, false))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("written by somebody else");
            assertThat(project.statusFile()).isEqualTo("# Mine now\n");
            assertThat(project.tracker.vendors().get(new VendorRef("TPD")).version())
                    .isEqualTo(1);

            MigrationRollback outcome = rollBack(project, true);
            assertThat(project.text(String.valueOf(outcome.keptPath()))).isEqualTo("# Mine now\n");
            assertThat(project.statusFile()).isEqualTo(PLAIN);
        }
    }

    @EachDatabase
    void goesBackOneMigrationAtATime(TestDatabase database) {
        try (MigrationProject project = project(database, PLAIN).with("old.md", GENERATED)) {
            project.migrate();
            project.migrate(MigrateStatusFile.of("old.md"));

            rollBack(project, false);
            assertThat(project.items()).hasSize(2);
            assertThat(project.text("old.md")).isEqualTo(GENERATED);

            rollBack(project, false);
            assertThat(project.items()).isEmpty();
        }
    }

    @EachDatabase
    void leavesAFileThatNoMigrationReplaced(TestDatabase database) {
        try (MigrationProject project = project(database, PLAIN).with("old.md", GENERATED)) {
            project.migrate(MigrateStatusFile.of("old.md"));
            project.with("old.md", "# Mine now\n");

            MigrationRollback outcome = rollBack(project, false);

            assertThat(outcome.restoredPath()).isNull();
            assertThat(outcome.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo("file_not_restored");
                assertThat(warning.message()).contains("'old.md' stays as it is");
            });
            assertThat(project.text("old.md")).isEqualTo("# Mine now\n");
            assertThat(project.statusFile()).isEqualTo(PLAIN);
            assertThat(project.items()).isEmpty();
        }
    }

    private MigrationProject project(TestDatabase database, String text) {
        return new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, text);
    }

    private static MigrationRollback rollBack(MigrationProject project, boolean force) {
        return project.tracker.migration().rollBack(new RollBackMigration(force), MigrationProject.ADA);
    }

    private static WorkItem item(MigrationProject project, String title) {
        return project.items().stream()
                .filter(item -> item.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Every table but those that only grow. */
    private static Map<String, List<String>> entities(MigrationProject project) {
        Map<String, List<String>> rows = project.rows();
        List.of("change_log", "change_log_counter", "sqlite_sequence", "migrations")
                .forEach(rows::remove);
        return rows;
    }
}
