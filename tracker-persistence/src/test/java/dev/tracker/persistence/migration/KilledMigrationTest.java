package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationWarning;
import dev.tracker.persistence.migration.MigratingMain.Point;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed in the middle of a migration: the record and the file are as before, or the record is complete.
 * {@code -Dtracker.kill.everywhere=true} kills at each point on each database.
 */
@Tag("long")
class KilledMigrationTest {

    private static final String PLAIN = MigrationProject.sample("legacy-plain.md");
    private static final List<Point> UNDONE = List.of(
            Point.BEFORE_BACKUP,
            Point.AFTER_BACKUP,
            Point.BEFORE_ITEMS,
            Point.AFTER_DEPLOYMENTS,
            Point.BEFORE_TEXT_IS_KEPT,
            Point.BEFORE_LOG,
            Point.BEFORE_COMMIT);

    /** Where it makes a difference that the database is a server, which the process leaves behind. */
    private static final List<Point> UNDONE_BY_A_SERVER = List.of(Point.BEFORE_ITEMS, Point.BEFORE_COMMIT);

    @TempDir
    private Path folder;

    @EachDatabase
    void leavesEverythingAsItWasBeforeTheCommit(TestDatabase database) throws Exception {
        Map<String, List<String>> before = prepared(database);
        for (Point point : points(database)) {
            kill(database, point);

            try (MigrationProject project = new MigrationProject(folder, database)) {
                assertThat(project.rows()).as("%s", point).isEqualTo(before);
                assertThat(project.statusFile()).as("%s", point).isEqualTo(PLAIN);
            }
        }
        try (MigrationProject project = new MigrationProject(folder, database)) {
            assertThat(project.migrate().success()).isTrue();
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    @EachDatabase
    void leavesTheOldFileToBeReplacedLaterOnceTheRecordHasIt(TestDatabase database) throws Exception {
        prepared(database);

        kill(database, Point.BEFORE_NEW_FILE);

        try (MigrationProject project = new MigrationProject(folder, database)) {
            Map<String, List<String>> migrated = project.rows();
            assertThat(migrated.get("migrations")).hasSize(1);
            assertThat(project.statusFile()).isEqualTo(PLAIN);
            MigrationReport report = project.migrate();
            assertThat(report.warnings()).extracting(MigrationWarning::code).contains("nothing_changed");
            assertThat(project.rows()).isEqualTo(migrated);
            assertThat(project.statusFile()).contains("*Generated at ", "## Lessons");
        }
    }

    @Test
    void isCompleteOnceTheFileIsReplaced() throws Exception {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.SQLITE)) {
            prepared(database);

            kill(database, Point.AFTER_NEW_FILE);

            assertCompleteAndReplaced(database);
        }
    }

    private void assertCompleteAndReplaced(TestDatabase database) {
        try (MigrationProject project = new MigrationProject(folder, database)) {
            String file = project.statusFile();
            assertThat(file).contains("*Generated at ", "## Lessons");
            assertThat(project.migrate().warnings())
                    .extracting(MigrationWarning::code)
                    .contains("nothing_changed");
            assertThat(project.statusFile()).isEqualTo(file);
            assertThat(RecordAgreement.differences(project.tracker)).isEmpty();
        }
    }

    private static List<Point> points(TestDatabase database) {
        boolean all = database.kind() == TestDatabase.Kind.SQLITE || Boolean.getBoolean("tracker.kill.everywhere");
        return all ? UNDONE : UNDONE_BY_A_SERVER;
    }

    private Map<String, List<String>> prepared(TestDatabase database) {
        try (MigrationProject project =
                new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, PLAIN)) {
            return project.rows();
        }
    }

    private void kill(TestDatabase database, Point point) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder.getParent(), "killed", ".err");
        Process migrating = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigratingMain.class.getName(),
                        database.jdbcUrl(),
                        folder.toString(),
                        point.name())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader lines = migrating.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine())
                    .as(() -> "%s: %s".formatted(point, text(errors)))
                    .isEqualTo("here");
        } finally {
            migrating.toHandle().destroyForcibly();
            migrating.waitFor();
            Files.delete(errors);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
