package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes stand where a status file should: a text is read in its encoding, all else refused, and nothing changed. */
class SourceBytesTest {

    private static final String STATUS = """
            # Project Status

            ## Vendors
            - AMINA: operational (42/45 tests passed)

            ## Work Items
            ### Pr\u00fcfung f\u00fcr Stra\u00dfe 5 (task)
            - **Status**: active
            """;

    @TempDir
    private Path folder;

    @EachDatabase
    void readsLatin1AndWritesUtf8(TestDatabase database) throws IOException {
        try (MigrationProject project = project(database, STATUS.getBytes(StandardCharsets.ISO_8859_1))) {
            assertThat(project.migrate().success()).isTrue();

            assertThat(project.items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.title()).isEqualTo("Pr\u00fcfung f\u00fcr Stra\u00dfe 5"));
            assertThat(project.statusFile()).contains("### Pr\u00fcfung f\u00fcr Stra\u00dfe 5 (task)");
            assertThat(project.tracker.vendors().get(new VendorRef("AMINA")).version())
                    .isEqualTo(1);
        }
    }

    @EachDatabase
    void readsWindowsLinesBehindAByteOrderMark(TestDatabase database) throws IOException {
        byte[] bytes = ("\ufeff" + STATUS.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        try (MigrationProject project = project(database, bytes)) {
            assertThat(project.migrate().success()).isTrue();

            assertThat(project.items()).hasSize(1);
            assertThat(project.statusFile()).doesNotContain("\r", "\ufeff");
            assertThat(Files.readAllBytes(folder.resolve(MigrationProject.STATUS_FILE + ".backup")))
                    .isEqualTo(bytes);
        }
    }

    @EachDatabase
    void refusesWhatIsNoText(TestDatabase database) throws IOException {
        byte[] lateNul = Arrays.copyOf(STATUS.repeat(100).getBytes(StandardCharsets.UTF_8), 60_000);
        byte[] noise = new byte[4_096];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (1 + i * 31 % 255);
        }
        Map<String, byte[]> refused = Map.of(
                "UTF-16 with a mark", STATUS.getBytes(StandardCharsets.UTF_16),
                "UTF-16, big end first", STATUS.getBytes(StandardCharsets.UTF_16BE),
                "UTF-16, little end first", STATUS.getBytes(StandardCharsets.UTF_16LE),
                "UTF-32", STATUS.getBytes(Charset.forName("UTF-32")),
                "NUL", new byte[] {'#', ' ', 0, '\n'},
                "NUL far behind", lateNul,
                "binary without NUL", noise);
        try (MigrationProject project = project(database, new byte[0])) {
            Map<String, List<String>> before = project.rows();
            for (Map.Entry<String, byte[]> each : refused.entrySet()) {
                Path file = Files.write(folder.resolve(MigrationProject.STATUS_FILE), each.getValue());

                assertThatThrownBy(project::migrate)
                        .as(each.getKey())
                        .isInstanceOf(ValidationException.class)
                        .hasMessageContaining("binary");

                assertThat(Files.readAllBytes(file)).as(each.getKey()).isEqualTo(each.getValue());
                assertThat(project.files()).containsExactly(MigrationProject.STATUS_FILE);
            }
            assertThat(project.rows()).isEqualTo(before);
        }
    }

    @EachDatabase
    void refusesWhatIsTooLarge(TestDatabase database) throws IOException {
        byte[] large = new byte[16 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) '\n');
        try (MigrationProject project = project(database, large)) {
            Map<String, List<String>> before = project.rows();

            assertThatThrownBy(project::migrate)
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("more than 16 MiB");

            assertThat(project.rows()).isEqualTo(before);
            assertThat(project.files()).containsExactly(MigrationProject.STATUS_FILE);
        }
    }

    private MigrationProject project(TestDatabase database, byte[] bytes) throws IOException {
        Files.write(folder.resolve(MigrationProject.STATUS_FILE), bytes);
        return new MigrationProject(folder, database);
    }
}
