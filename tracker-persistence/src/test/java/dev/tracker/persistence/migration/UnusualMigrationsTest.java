package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationRollback;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.core.migration.RollBackMigration;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and copies as they are seldom found. */
class UnusualMigrationsTest {

    private static final String BACKUP = MigrationProject.STATUS_FILE + ".backup";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private MigrationProject project;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh(TestDatabase.Kind.SQLITE);
        project = new MigrationProject(folder, database);
    }

    @AfterEach
    void close() {
        project.close();
        database.close();
    }

    @Test
    void doesNotSayThatUnknownFormatsAreKeptWhereTheyAreNot() {
        project.with(MigrationProject.STATUS_FILE, "## Vendors\n- a: operational (1/1 tests) [Excel]\n")
                .migrate();

        MigrationReport report = project.with("more.md", "## Vendors\n- a: operational (1/1 tests) [Excel, DOCX]\n")
                .migrate(new MigrateStatusFile("more.md", List.of(), false));

        assertThat(report.success()).isFalse();
        assertThat(report.reconciliation().vendorMetadata().missing())
                .singleElement()
                .asString()
                .contains("other_formats are []");
    }

    @Test
    void anEntryWithoutACommitIsAnotherDeployment() {
        project.with(MigrationProject.STATUS_FILE, "## Deployments\n### 2025-10-01 - PR #1\n- Commit: WIP\n")
                .migrate();

        MigrationReport report = project.with("more.md", "## Deployments\n### 2025-10-01 - PR #1\n")
                .migrate(new MigrateStatusFile("more.md", List.of(), false));

        assertThat(report.success()).isTrue();
        assertThat(project.deployments()).hasSize(2);
    }

    @Test
    void givesFaultsToTheirOwnEntries() {
        MigrationReport report = project.with(MigrationProject.STATUS_FILE, """
                        ## Vendors
                        - a: operational (2/1 tests)
                        - b: operational (1/1 tests)
                        - c: operational (3/1 tests)
                        """).migrate();

        assertThat(report.reconciliation().vendorCount().missing())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("line 2, a:"),
                        second -> assertThat(second).startsWith("line 4, c:"));
    }

    @Test
    void takesNoFolderForACopy() throws IOException {
        Files.createDirectory(folder.resolve(BACKUP));

        MigrationReport report = project.with(MigrationProject.STATUS_FILE, "## Vendors\n- a: operational\n")
                .migrate();

        assertThat(report.backupPath()).isEqualTo(BACKUP + ".1");
    }

    @Test
    void theLastCopyHasTheHighestNumber() throws IOException {
        Files.writeString(folder.resolve(BACKUP + ".1"), "older");

        MigrationReport report = project.with(MigrationProject.STATUS_FILE, "## Vendors\n- a: operational\n")
                .migrate();

        assertThat(report.backupPath()).isEqualTo(BACKUP + ".2");
    }

    @Test
    void putsBackNoCopyThatSomebodyChanged() throws IOException {
        project.with(MigrationProject.STATUS_FILE, "## Vendors\n- a: operational\n")
                .migrate();
        String now = project.text(MigrationProject.STATUS_FILE);
        Files.writeString(folder.resolve(BACKUP), "TAMPERED");

        assertThatThrownBy(() -> rollBack(false))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("no copy of the one that was migrated");
        MigrationRollback forced = rollBack(true);

        assertThat(project.text(MigrationProject.STATUS_FILE)).isEqualTo(now);
        assertThat(forced.warnings()).extracting(MigrationWarning::code).containsExactly("file_not_restored");
    }

    private MigrationRollback rollBack(boolean force) {
        return project.tracker.migration().rollBack(new RollBackMigration(force), MigrationProject.ADA);
    }
}
