package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repository put in the places of this program's files leads nowhere, and keeps nobody waiting. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest {

    @TempDir
    Path folder;

    private Path project;
    private Path precious;
    private Path absent;

    @BeforeEach
    void makeThem() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        Files.createDirectory(project.resolve(".tracker"));
        precious = Files.writeString(folder.resolve("precious"), "PRECIOUS\n".repeat(1_000));
        absent = folder.resolve("absent");
    }

    @AfterEach
    void nothingOutsideChanged() throws IOException {
        assertThat(precious).hasContent("PRECIOUS\n".repeat(1_000));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("project", "precious");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tracker.db",
                "cache.db",
                "status-file.marks",
                "../.project_status.md",
                "tracker.db-wal",
                "tracker.db-shm",
                "tracker.db-journal",
                "tracker.db.lock",
                "cache.db-wal",
                "cache.db-shm",
                "cache.db.waiting",
                "replay.lock",
                "files.lock",
                ".gitignore"
            })
    void followsNoLinkAndWaitsForNoPipe(String name) throws Exception {
        use();
        useAway();
        Path place = project.resolve(".tracker").resolve(name);
        for (Path target : List.of(precious, absent)) {
            Files.deleteIfExists(place);
            Files.createSymbolicLink(place, target);
            use();
            useAway();
        }
        Files.deleteIfExists(place);
        assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor())
                .isZero();
        use();
        useAway();
    }

    @Test
    void deletesNoFileThatAJournalNames() throws IOException {
        Path database = project.resolve(".tracker/tracker.db");
        use();
        Files.write(project.resolve(".tracker/tracker.db-journal"), journalNaming(precious.toString()));

        use();

        assertThat(database).exists();
        assertThat(Checkup.of(embedded()))
                .filteredOn(finding -> finding.subject().equals("database"))
                .singleElement()
                .extracting(Finding::advice)
                .asString()
                .contains("names another file");
    }

    /** A journal that SQLite takes for a hot one, which ends with the name of the journal of several databases. */
    private static byte[] journalNaming(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int sum = 0;
        for (byte letter : text) {
            sum += letter;
        }
        byte[] magic = {(byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7};
        java.nio.ByteBuffer journal = java.nio.ByteBuffer.allocate(512 + 4 + text.length + 16);
        journal.put(magic)
                .putInt(0)
                .putInt(1)
                .putInt(1)
                .putInt(512)
                .putInt(4096)
                .position(512);
        journal.putInt((1 << 30) / 4096 + 1)
                .put(text)
                .putInt(text.length)
                .putInt(sum)
                .put(magic);
        return journal.array();
    }

    @Test
    void leavesAFileThatIsNoMirrorAlone() throws IOException {
        Map<String, String> user = Map.of("TRACKER_CACHE_PATH", precious.toString());

        attempt(away(user));
        // The key of the entries that wait in the status file is kept where the user wants the journal.
        Files.delete(precious.resolveSibling("journal.key"));
        Path empty = Files.createFile(project.resolve("empty"));
        attempt(away(Map.of("TRACKER_CACHE_PATH", "empty")));

        assertThat(empty).isEmptyFile();
    }

    @Test
    void keepsNoMirrorInTheRecordItself() {
        assertThatThrownBy(() -> settings(Map.of("TRACKER_CACHE_PATH", ".tracker/tracker.db")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("cache.path must not be the database's own file");
    }

    @Test
    void keepsItsFilesFromOtherUsers() throws IOException {
        Files.delete(project.resolve(".tracker"));
        ProjectFolder.make(project.resolve(".tracker"));
        write(embedded());
        useAway();

        try (Stream<Path> files = Files.walk(project.resolve(".tracker"))) {
            assertThat(files)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void tightensWhatIsOpenToOthers() throws IOException {
        Path tracker = project.resolve(".tracker");
        Path file = Files.createFile(tracker.resolve("tracker.db"));
        Files.setPosixFilePermissions(tracker, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.createSymbolicLink(tracker.resolve("link"), precious);
        var before = Files.getPosixFilePermissions(precious);
        assertThat(Checkup.of(embedded()))
                .filteredOn(finding -> !finding.isWell() && finding.subject().equals(".tracker"))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("open to other users");

        ProjectFolder.tighten(tracker);

        assertThat(Files.getPosixFilePermissions(tracker)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(precious)).isEqualTo(before);
    }

    /** It may be refused, for what is in the file's place; it must not be led away, nor wait. */
    private void use() {
        attempt(embedded());
    }

    private void useAway() {
        attempt(away(Map.of()));
    }

    private static void attempt(ProjectSettings settings) {
        try {
            write(settings);
        } catch (TrackerException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }

    private static void write(ProjectSettings settings) {
        try (AvailableStore store = AvailableStore.open(settings)) {
            Tracker tracker = Tracker.over(store, Clock.systemUTC());
            tracker.vendors().list(VendorQuery.ALL);
            tracker.vendors()
                    .create(
                            CreateVendor.named(
                                    "V" + java.util.UUID.randomUUID().toString().substring(0, 8)),
                            Caller.named("ada"));
        }
    }

    private ProjectSettings embedded() {
        return settings(Map.of());
    }

    private ProjectSettings away(Map<String, String> environment) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("TRACKER_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/x?user=u");
        return settings(all);
    }

    private ProjectSettings settings(Map<String, String> environment) {
        return ProjectSettings.resolve(SettingOptions.NONE, environment, project);
    }
}
