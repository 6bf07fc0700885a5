package dev.tracker.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are read where they are the project's, and as an attacker would name them they are not. */
class ReadingFilesTest extends FilesTests {

    @Test
    void readsAFileByEitherKindOfPath() throws IOException {
        Path file = write("docs/a.md", "text");

        ProjectFile relative = files().read("docs/../docs/a.md");
        ProjectFile absolute = files().read(file.toString());

        assertThat(relative.path()).isEqualTo(absolute.path()).isEqualTo("docs/a.md");
        assertThat(relative.bytes()).isEqualTo(absolute.bytes()).isEqualTo(utf8("text"));
        assertThat(relative.sha256()).isEqualTo("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1");
    }

    @Test
    void findsNothingWhereThereIsNoFile() throws IOException {
        assertThat(files().find("a.md")).isEmpty();
        assertThat(files().find("no/folder/a.md")).isEmpty();
        refused(() -> files().read("a.md"), "does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.md",
                "docs/../../secret.md",
                "/etc/passwd",
                "../project-two/secret.md",
                "../project/../secret.md",
                "docs/../../project-two/secret.md"
            })
    void refusesWhatIsOutside(String path) throws IOException {
        write("../secret.md", "secret");
        write("../project-two/secret.md", "secret");
        write("docs/a.md", "");

        refused(() -> files().read(path), "outside");
        refused(() -> files().find(path), "outside");
        refused(() -> files().replace(path, utf8("x"), null), "outside");
        refused(() -> files().lastBackup(path), "outside");
    }

    @Test
    void refusesALookAlikeBesideTheProject() throws IOException {
        Path secret = write("../project-two/secret.md", "secret");

        refused(() -> files().read(secret.toString()), "outside");
    }

    @Test
    void refusesLinksThatLeadOutside() throws IOException {
        Path secret = write("../outside/secret.md", "secret");
        Files.createSymbolicLink(project().resolve("file.md"), secret);
        Files.createSymbolicLink(project().resolve("folder"), secret.getParent());
        Files.createDirectories(project().resolve("deep/er"));
        Files.createSymbolicLink(project().resolve("deep/er/up"), around);

        refused(() -> files().read("file.md"), "outside");
        refused(() -> files().read("folder/secret.md"), "outside");
        refused(() -> files().read("deep/er/up/outside/secret.md"), "outside");
        refused(() -> files().find("folder/none.md"), "outside");
        refused(() -> files().markdownAt("folder"), "outside");
    }

    @Test
    void followsLinksThatStayInside() throws IOException {
        Path real = write("docs/a.md", "text");
        Files.createSymbolicLink(project().resolve("link.md"), real);
        Files.createSymbolicLink(project().resolve("folder"), real.getParent());

        assertThat(files().read("link.md").path()).isEqualTo("docs/a.md");
        assertThat(files().read("folder/a.md").path()).isEqualTo("docs/a.md");
    }

    @Test
    void refusesLinksThatLeadNowhere() throws IOException {
        Files.createSymbolicLink(project().resolve("gone.md"), Path.of("none.md"));
        Files.createSymbolicLink(project().resolve("self.md"), Path.of("self.md"));

        refused(() -> files().read("gone.md"), "link");
        refused(() -> files().read("self.md"), "link");
    }

    @Test
    void worksInAProjectThatIsReachedByALink() throws IOException {
        write("a.md", "text");
        Path link = Files.createSymbolicLink(around.resolve("link"), project());
        FolderProjectFiles byLink = new FolderProjectFiles(link, HeldFolder::open);

        assertThat(byLink.read("a.md").path()).isEqualTo("a.md");
        assertThat(byLink.read(link.resolve("a.md").toString()).path()).isEqualTo("a.md");
        assertThat(byLink.read(project().resolve("a.md").toString()).path()).isEqualTo("a.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0.md"})
    void refusesWhatIsNoPath(String path) throws IOException {
        refused(() -> files().read(path), "must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "docs", "docs/"})
    void refusesFolders(String path) throws IOException {
        write("docs/a.md", "");

        refused(() -> files().read(path), "folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {".tracker/config.properties", ".git/config", "sub/.git/config", ".GIT/config"})
    void refusesWhatTheProgramAndGitKeep(String path) throws IOException {
        write(path, "password");

        refused(() -> files().read(path), "keeps for itself");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesPipesWithoutWaitingForThem() throws IOException, InterruptedException {
        Path pipe = project().resolve("pipe.md");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        refused(() -> files().read("pipe.md"), "no ordinary file");
        refused(() -> files().replace("pipe.md", utf8("x"), null), "no ordinary file");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotWaitForAPipeThatTakesTheFilesPlaceBeforeItIsOpened() throws Exception {
        Path file = write("a.md", "text");
        Path pipe = project().resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Folder.Opener swapping = (root, below) -> new SwappingFolder(way.open(root, below), () -> move(pipe, file));

        refused(() -> new FolderProjectFiles(project(), swapping).read("a.md"), "no ordinary file");

        // Lets go whoever waits at the pipe.
        Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                .close();
    }

    @Test
    void refusesSockets() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(project().resolve("s.md")));

            refused(() -> files().read("s.md"), "no ordinary file");
        }
    }

    @Test
    void readsUpToSixteenMebibytesAndNoMore() throws IOException {
        Path file = write("big.md", "");
        try (RandomAccessFile big = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] spaces = " ".repeat(ProjectFiles.MAX_BYTES).getBytes(StandardCharsets.US_ASCII);
            big.write(spaces);
        }

        assertThat(files().read("big.md").bytes()).hasSize(ProjectFiles.MAX_BYTES);

        Files.writeString(file, " ", StandardOpenOption.APPEND);
        refused(() -> files().read("big.md"), "16 MiB");
    }

    @Test
    void refusesBinaryFiles() throws IOException {
        Files.write(project().resolve("b.md"), new byte[] {'a', 0, 'b'});

        refused(() -> files().read("b.md"), "binary");
    }

    @Test
    void neverReadsHalfOfAChange() throws Exception {
        String one = "1".repeat(300_000);
        String two = "2".repeat(200_000);
        Path file = write("a.md", one);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                overwrite(file, two);
                overwrite(file, one);
            }
        });

        int read = 0;
        for (int i = 0; i < 60; i++) {
            try {
                String text = new String(files().read("a.md").bytes(), StandardCharsets.UTF_8);
                assertThat(text.equals(one) || text.equals(two)).isTrue();
                read++;
            } catch (ValidationException e) {
                assertThat(e).hasMessageContaining("being changed");
            }
        }
        done.set(true);
        writer.get(10, TimeUnit.SECONDS);

        assertThat(read).isPositive();
    }

    /** As an editor does that saves by another file. */
    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void overwrite(Path file, String text) {
        try {
            Path beside = file.resolveSibling("saving");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void listsTheMarkdownOfAFolderByName() throws IOException {
        write("prompts/b.md", "");
        write("prompts/a.md", "");
        write("prompts/c.txt", "");
        write("prompts/deeper/d.md", "");

        assertThat(files().markdownAt("prompts")).containsExactly("prompts/a.md", "prompts/b.md");
        assertThat(files().markdownAt("prompts/c.txt")).containsExactly("prompts/c.txt");
        refused(() -> files().markdownAt("none"), "does not exist");
    }

    @Test
    void listsTheMarkdownOfTheProjectItself() throws IOException {
        write("a.md", "");

        assertThat(files().markdownAt(".")).containsExactly("a.md");
    }
}
