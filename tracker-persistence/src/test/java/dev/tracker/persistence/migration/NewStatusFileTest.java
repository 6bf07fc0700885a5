package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The generated file takes the place of the one that was kept by hand, and says the same. */
class NewStatusFileTest {

    private static final String PLAIN = MigrationProject.sample("legacy-plain.md");
    private static final String GENERATED = MigrationProject.sample("legacy-generated.md");

    @TempDir
    private Path folder;

    @TempDir
    private Path other;

    @EachDatabase
    void comesOutTheSameFromAnEmptyRecord(TestDatabase database) {
        for (String source : List.of(PLAIN, GENERATED)) {
            String first;
            try (TestDatabase one = TestDatabases.fresh(database.kind());
                    MigrationProject project =
                            new MigrationProject(folder, one).with(MigrationProject.STATUS_FILE, source)) {
                assertThat(project.migrate().success()).isTrue();
                first = project.statusFile();
                assertThat(first).startsWith("# Project Status - 2026-03-01T09:30:00Z\n");
            }
            try (TestDatabase two = TestDatabases.fresh(database.kind());
                    MigrationProject project =
                            new MigrationProject(other, two).with(MigrationProject.STATUS_FILE, first)) {
                MigrationReport report = project.migrate();

                assertThat(report.success()).isTrue();
                assertThat(report.unparsed()).isEmpty();
                assertThat(report.dataPreservationPercentage()).isEqualByComparingTo("100");
                assertThat(project.statusFile()).isEqualTo(first);
            }
        }
    }

    @EachDatabase
    void isWrittenTheNextTimeWhereItCouldNotBeWritten(TestDatabase database) {
        try (MigrationProject project =
                new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, PLAIN)) {
            ProjectFiles full = Decorated.of(ProjectFiles.class, project.store.files(), Map.of("replace", any -> {
                throw ValidationException.of("path", "names a file that cannot be written: the disk is full", null);
            }));
            TrackerPorts ports = Decorated.of(TrackerPorts.class, project.store, Map.of("files", none -> full));

            MigrationReport report = MigrationProject.over(ports)
                    .migration()
                    .migrate(MigrateStatusFile.OF_PROJECT, MigrationProject.ADA, MigrationProgress.NONE);

            assertThat(report.success()).isTrue();
            assertThat(report.warnings())
                    .filteredOn(warning -> warning.code().equals("file_not_written"))
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message())
                            .contains("the disk is full", "Migrate again")
                            .doesNotContain("Nothing was changed"));
            assertThat(project.statusFile()).isEqualTo(PLAIN);
            Map<String, List<String>> migrated = project.rows();

            MigrationReport again = project.migrate();

            assertThat(again.warnings()).extracting(MigrationWarning::code).contains("nothing_changed");
            assertThat(project.rows()).isEqualTo(migrated);
            assertThat(project.statusFile()).contains("*Generated at ", "## Lessons");
        }
    }

    @EachDatabase
    void keepsNotesAndTakesUpWhatPeopleWroteIntoIt(TestDatabase database) {
        try (MigrationProject project =
                new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, PLAIN)) {
            project.migrate();
            project.with(
                    MigrationProject.STATUS_FILE,
                    project.statusFile().replace("## Active Work Items", "Ask Eve first.\n\n## Active Work Items"));

            MigrationReport report = project.migrate();

            assertThat(report.success()).isTrue();
            assertThat(report.unparsed())
                    .singleElement()
                    .satisfies(stretch -> assertThat(stretch.text()).isEqualTo("Ask Eve first."));
            String file = project.statusFile();
            assertThat(file.substring(file.indexOf("## Future Enhancements")))
                    .contains("Ask Eve first.", "## Lessons", "never closed properly");
            assertThat(project.migrate().warnings())
                    .extracting(MigrationWarning::code)
                    .contains("nothing_changed");
            assertThat(project.statusFile()).isEqualTo(file);
        }
    }
}
