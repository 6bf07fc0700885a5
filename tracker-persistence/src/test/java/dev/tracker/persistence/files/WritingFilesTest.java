package dev.tracker.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.project.ProjectFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files are replaced whole, and only in the state in which they were read. */
class WritingFilesTest extends FilesTests {

    @Test
    void makesAFileThatIsNotThere() throws IOException {
        ProjectFile written = files().replace("a.md", utf8("text"), null);

        assertThat(project().resolve("a.md")).hasContent("text");
        assertThat(written.sha256()).isEqualTo(files().read("a.md").sha256());
    }

    @Test
    void replacesAFileAndKeepsItsPermissions() throws IOException {
        Path file = write("a.md", "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        files().replace("a.md", utf8("new"), files().read("a.md"));

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(names()).containsExactly(".tracker", "a.md");
    }

    @Test
    void replacesWhatALinkLeadsTo() throws IOException {
        Path file = write("docs/a.md", "old");
        Path link = Files.createSymbolicLink(project().resolve("link.md"), file);

        files().replace("link.md", utf8("new"), files().read("link.md"));

        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void leavesAFileThatSomebodyChangedAfterItWasRead() throws IOException {
        Path file = write("a.md", "old");
        ProjectFile read = files().read("a.md");
        Files.writeString(file, "theirs");

        refused(() -> files().replace("a.md", utf8("mine"), read), "somebody changed");
        refused(() -> files().replace("a.md", utf8("mine"), null), "somebody changed");

        assertThat(file).hasContent("theirs");
    }

    @Test
    void doesNotBringBackAFileThatSomebodyTookAway() throws IOException {
        Path file = write("a.md", "old");
        ProjectFile read = files().read("a.md");
        Files.delete(file);

        refused(() -> files().replace("a.md", utf8("mine"), read), "somebody changed");

        assertThat(file).doesNotExist();
    }

    @Test
    void refusesWhatHasNoFolder() throws IOException {
        refused(() -> files().replace("none/a.md", utf8("x"), null), "folder", "not there");
    }

    @Test
    void goesOnAfterOneThatDiedWhileWriting() throws IOException {
        write("a.md.tracker-new", "half of it");

        files().replace("a.md", utf8("whole"), null);

        assertThat(project().resolve("a.md")).hasContent("whole");
        assertThat(names()).containsExactly(".tracker", "a.md");
    }

    @Test
    void losesNoneOfManyWritersChanges() throws Exception {
        write("a.md", "");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<Void> appending = () -> {
            FolderProjectFiles own = files();
            own.exclusively(() -> {
                ProjectFile before = own.read("a.md");
                String text = new String(before.bytes(), StandardCharsets.UTF_8);
                return own.replace("a.md", utf8(text + "x"), before);
            });
            return null;
        };

        List<Future<Void>> calls = threads.invokeAll(
                IntStream.range(0, 40).mapToObj(i -> appending).toList());
        threads.shutdown();

        for (Future<Void> call : calls) {
            call.get();
        }
        assertThat(project().resolve("a.md")).hasContent("x".repeat(40));
    }

    @Test
    void numbersItsBackups() throws IOException {
        write("a.md", "one");
        String first = files().backUp(files().read("a.md"));
        write("a.md", "two");
        String second = files().backUp(files().read("a.md"));
        write("a.md.backup.old", "somebody's");

        assertThat(first).isEqualTo("a.md.backup");
        assertThat(second).isEqualTo("a.md.backup.1");
        assertThat(project().resolve(first)).hasContent("one");
        assertThat(files().lastBackup("a.md"))
                .hasValueSatisfying(last -> assertThat(last.bytes()).isEqualTo(utf8("two")));
    }

    @Test
    void passesOverWhatIsNoCopyThatItMade() throws IOException {
        write("a.md", "one");
        String first = files().backUp(files().read("a.md"));
        Files.createDirectory(project().resolve("a.md.backup.1"));
        Files.createSymbolicLink(project().resolve("a.md.backup.2"), project().resolve("a.md"));
        Files.write(project().resolve("a.md.backup.3"), new byte[] {'a', 0, 'b'});

        assertThat(files().lastBackup("a.md"))
                .hasValueSatisfying(last -> assertThat(last.path()).isEqualTo(first));
        assertThat(files().backUp(files().read("a.md"))).isEqualTo("a.md.backup.4");
    }

    @Test
    void givesTheNewestBackupTheHighestNumber() throws IOException {
        write("a.md", "new");
        write("a.md.backup.1", "old");

        String newest = files().backUp(files().read("a.md"));

        assertThat(newest).isEqualTo("a.md.backup.2");
        assertThat(files().lastBackup("a.md"))
                .hasValueSatisfying(last -> assertThat(last.path()).isEqualTo(newest));
    }

    @Test
    void hasNoBackupBeforeTheFirst() throws IOException {
        write("a.md", "one");

        assertThat(files().lastBackup("a.md")).isEmpty();
    }

    private List<String> names() throws IOException {
        try (var paths = Files.list(project())) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
