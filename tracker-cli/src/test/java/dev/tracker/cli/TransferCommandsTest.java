package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferCommandsTest {
    @TempDir
    Path hers;

    @TempDir
    Path his;

    private Cli ada;
    private Cli bob;

    @BeforeEach
    void fill() {
        ada = new Cli(hers);
        bob = new Cli(his);
        ada.must("vendor create Acme");
        String key = ada.must("work create task First --json").text("key");
        ada.must("work", "create", "task", "Second", "--parent", key);
    }

    @Test
    void carryARecordToPostgresqlAndBack() throws IOException {
        ada.must("export record.jsonl");
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL)) {
            Cli shared = new Cli(hers).with("TRACKER_DATABASE_URL", database.jdbcUrl());
            Cli.Outcome imported = shared.must("import record.jsonl --json");
            shared.must("export", his.resolve("shared.jsonl").toString());

            assertThat(imported.json()).containsEntry("total", 7L);
        }
        bob.must("import shared.jsonl");
        bob.must("export again.jsonl");

        assertThat(his.resolve("again.jsonl")).hasSameBinaryContentAs(hers.resolve("record.jsonl"));
        assertThat(bob.must("work list --quiet").out())
                .isEqualTo(ada.must("work list --quiet").out());
    }

    @Test
    void useTheStandardStreams() {
        String lines = ada.must("export -").out();

        bob.reading(lines).must("import -");

        assertThat(bob.must("export -").out()).isEqualTo(lines).startsWith("{\"kind\":\"tracker_record\"");
    }

    @Test
    void readOverAByteOrderMark(@TempDir Path theirs) throws IOException {
        String lines = ada.must("export -").out();
        Files.writeString(his.resolve("windows.jsonl"), "\uFEFF" + lines);

        bob.must("import windows.jsonl");
        bob.must("export windows.jsonl");

        assertThat(his.resolve("windows.jsonl")).hasContent(lines);
        Cli third = new Cli(theirs);
        third.reading("\uFEFF" + lines).must("import -");
        assertThat(third.must("export -").out()).isEqualTo(lines);
    }

    @Test
    void sayWhyAFileCannotBeWritten() throws IOException {
        Files.createDirectory(hers.resolve("folder"));
        Files.writeString(hers.resolve("file"), "");

        assertThat(ada.run("export folder").err()).contains("file is a folder");
        assertThat(ada.run("export file/export.jsonl").err()).contains("file cannot be written: ");
        assertThat(ada.run("export missing/export.jsonl").err())
                .contains("file cannot be written: its folder does not exist");
    }

    /** A file system of 64 KiB, where this user may make one. */
    @Test
    void nameTheFullDiskAndLeaveNoHalfFile() throws IOException, InterruptedException {
        Path small = Files.createDirectory(hers.resolve("small"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString())
                .redirectErrorStream(true)
                .start();
        assumeThat(mount.waitFor()).as("mounting a small file system").isZero();
        try {
            for (int i = 0; i < 12; i++) {
                ada.must("work", "create", "task", "Long", "--description", "y".repeat(9_000));
            }

            Cli.Outcome outcome = ada.run("export small/record.jsonl");

            assertThat(outcome.status()).isEqualTo(3);
            assertThat(outcome.err()).contains("file cannot be written: No space left on device");
            assertThat(small).isEmptyDirectory();
        } finally {
            assertThat(new ProcessBuilder("umount", small.toString()).start().waitFor())
                    .isZero();
        }
    }

    @Test
    void sayWhatTheyDid() {
        Cli.Outcome exported = ada.must("export record.jsonl");

        assertThat(exported.out()).contains("Exported 7 records", "work_item", "2");
        assertThat(exported.err()).isEmpty();
    }

    @Test
    void refuseARecordThatIsNotEmpty() {
        ada.must("export record.jsonl");

        Cli.Outcome outcome = ada.run("import record.jsonl");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("is not empty");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void refuseAFileThatIsCutOff() throws IOException {
        ada.must("export record.jsonl");
        List<String> lines = Files.readAllLines(hers.resolve("record.jsonl"));
        Files.write(his.resolve("half.jsonl"), lines.subList(0, 3));

        Cli.Outcome outcome = bob.run("import half.jsonl");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("cut off");
        assertThat(bob.must("work list --quiet").out()).isEmpty();
    }

    @Test
    void refuseWhatIsNoFile() {
        assertThat(bob.run("import none.jsonl").err()).contains("does not exist");
        assertThat(bob.run("import .").status()).isEqualTo(3);
        assertThat(ada.run("export .").err()).contains("is a folder");
        assertThat(ada.run("export no/such/folder.jsonl").err()).contains("its folder does not exist");
    }

    @Test
    void replaceNothingButAnExport() throws IOException {
        Path record = hers.resolve(".tracker/tracker.db");
        Path empty = Files.createFile(hers.resolve("empty.jsonl"));

        Cli.Outcome refused = ada.run("export", record.toString());

        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).contains("is no export, and nothing else is replaced");
        assertThat(ada.run("vendor", "list").out()).contains("Acme");
        assertThat(ada.run("export", empty.toString()).status()).isZero();
        assertThat(ada.run("export", empty.toString()).status()).isZero();
    }

    @Test
    void replaceNothingButOrdinaryFiles() throws IOException {
        Path device = Files.createSymbolicLink(hers.resolve("device"), Path.of("/dev/null"));
        Path broken = Files.createSymbolicLink(hers.resolve("broken"), hers.resolve("none"));

        for (Path link : List.of(device, broken)) {
            Cli.Outcome outcome = ada.run("export", link.toString());
            assertThat(outcome.status()).isEqualTo(3);
            assertThat(outcome.err()).contains("is no file that could be replaced");
            assertThat(link).isSymbolicLink();
        }
    }

    @Test
    void sayWhyAFileCannotBePutInItsPlace() throws IOException {
        Cli.Outcome outcome = ada.run("export", "x".repeat(300));

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("cannot be written", "too long");
        try (var files = Files.list(hers)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(".tracker");
        }
    }

    @Test
    void leaveNothingBesideTheFile() throws IOException {
        ada.must("export record.jsonl");

        try (var files = Files.list(hers)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".tracker", "record.jsonl");
        }
    }
}
