package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be taken over, or is only to be tried, leaves the record and the file as they are. */
class RefusedMigrationTest {

    private static final String PLAIN = MigrationProject.sample("legacy-plain.md");

    @TempDir
    private Path folder;

    @EachDatabase
    void showsOnlyTheBeginningOfALongTitle(TestDatabase database) {
        String text = "## Future Enhancements\n- " + "x".repeat(100_000) + " (Priority: 1)\n";
        try (MigrationProject project = new MigrationProject(folder, database).with("old.md", text)) {
            MigrationReport report = project.migrate(MigrateStatusFile.of("old.md"));

            assertThat(report.success()).isFalse();
            assertThat(report.reconciliation().enhancements().missing())
                    .isNotEmpty()
                    .allSatisfy(missing -> assertThat(missing).contains("x…").hasSizeLessThan(500));
        }
    }

    @EachDatabase
    void changesNothingWhenTried(TestDatabase database) {
        try (MigrationProject project =
                new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, PLAIN)) {
            Map<String, List<String>> before = project.rows();

            MigrationReport report = project.migrate(MigrateStatusFile.OF_PROJECT.dry());

            assertThat(report.success()).isTrue();
            assertThat(report.dryRun()).isTrue();
            assertThat(report.reconciliation().vendorCount().migrated()).isEqualTo(6);
            assertThat(project.rows()).isEqualTo(before);
            assertThat(project.files()).containsExactly(MigrationProject.STATUS_FILE);
            assertThat(project.statusFile()).isEqualTo(PLAIN);
        }
    }

    @EachDatabase
    void namesLineAndReasonWhereAnEntryBreaksARule(TestDatabase database) {
        String text = """
                # Project Status

                ## Vendors
                - AMINA: operational (46/45 tests passed)
                - EPSON: operational (1/1 tests)
                - epson: broken
                """;
        try (MigrationProject project =
                new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, text)) {
            Map<String, List<String>> before = project.rows();

            MigrationReport report = project.migrate();

            assertThat(report.success()).isFalse();
            assertThat(report.rollbackExecuted()).isTrue();
            assertThat(report.reconciliation().vendorCount().match()).isFalse();
            assertThat(report.reconciliation().vendorCount().missing())
                    .anySatisfy(line -> assertThat(line).startsWith("line 4, AMINA: "))
                    .anySatisfy(line -> assertThat(line).startsWith("line 6, epson: "));
            assertThat(report.warnings())
                    .filteredOn(warning -> warning.code().equals("rule_broken"))
                    .extracting(MigrationWarning::line)
                    .contains(4, 6);
            assertThat(report.dataPreservationPercentage()).isLessThan(BigDecimal.valueOf(100));
            assertThat(project.rows()).isEqualTo(before);
            assertThat(project.statusFile()).isEqualTo(text);
        }
    }

    @EachDatabase
    void stopsWithNothingHalfDone(TestDatabase database) {
        try (MigrationProject project =
                new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, PLAIN)) {
            Map<String, List<String>> before = project.rows();
            List<Long> told = new ArrayList<>();
            MigrationProgress impatient = (done, total) -> {
                told.add(done);
                if (done > 6) {
                    throw new CancellationException();
                }
            };

            assertThatThrownBy(() -> project.tracker
                            .migration()
                            .migrate(MigrateStatusFile.OF_PROJECT, MigrationProject.ADA, impatient))
                    .isInstanceOf(CancellationException.class);

            assertThat(told).first().isEqualTo(6L);
            assertThat(project.rows()).isEqualTo(before);
            assertThat(project.statusFile()).isEqualTo(PLAIN);
        }
    }

    @EachDatabase
    void readsNothingOutsideOfTheProject(TestDatabase database) {
        try (MigrationProject project = new MigrationProject(folder, database)) {
            for (String path :
                    List.of("../status.md", "/etc/passwd", "a/../../b.md", ".tracker/tracker.db", "absent.md")) {
                assertThatThrownBy(() -> project.migrate(MigrateStatusFile.of(path)))
                        .as(path)
                        .isInstanceOf(ValidationException.class);
            }
            assertThat(project.files()).isEmpty();
        }
    }
}
