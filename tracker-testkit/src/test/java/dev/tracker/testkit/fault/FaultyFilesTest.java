package dev.tracker.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyFilesTest {

    @TempDir
    Path folder;

    private FaultyFiles files;
    private Path path;

    @BeforeEach
    void wrap() {
        files = FaultyFiles.over(folder);
        path = files.path();
    }

    @Test
    void keepsFilesAsAnyFolderDoes() throws IOException {
        Path file = path.resolve("a/b.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "one\n");
        Files.writeString(file, "two\n", StandardOpenOption.APPEND);
        Files.copy(file, file.resolveSibling("c.txt"));
        Files.move(file.resolveSibling("c.txt"), path.resolve("d.txt"), StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(path.resolve("link"), path.relativize(file));

        assertThat(Files.readAllLines(folder.resolve("a/b.txt"))).containsExactly("one", "two");
        assertThat(Files.readString(path.resolve("d.txt"))).isEqualTo("one\ntwo\n");
        assertThat(Files.readString(path.resolve("link"))).startsWith("one");
        assertThat(Files.readSymbolicLink(path.resolve("link"))).hasToString("a/b.txt");
        assertThat(Files.isSameFile(file, path.resolve("link"))).isTrue();
        try (Stream<Path> all = Files.walk(path)) {
            assertThat(all.map(each -> path.relativize(each).toString()))
                    .containsExactlyInAnyOrder("", "a", "a/b.txt", "d.txt", "link");
        }
        Files.delete(path.resolve("d.txt"));
        assertThat(folder.resolve("d.txt")).doesNotExist();
    }

    @Test
    void keepsAnOpenFileAsAnyFolderDoes() throws IOException {
        Path file = path.resolve("a");
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            channel.write(new ByteBuffer[] {bytes("ab"), bytes("cd")});
            channel.write(bytes("X"), 1);
            channel.transferFrom(
                    Channels.newChannel(new ByteArrayInputStream("efgh".getBytes(StandardCharsets.UTF_8))), 4, 3);
            channel.truncate(6).force(true);

            ByteBuffer read = ByteBuffer.allocate(10);
            assertThat(channel.position(0).read(read)).isEqualTo(6);
            assertThat(channel.size()).isEqualTo(6);
        }
        assertThat(Files.readString(folder.resolve("a"))).isEqualTo("aXcdef");
    }

    @Test
    void failsTheNthWriteAndNoOther() throws IOException {
        Path target = Files.writeString(path.resolve("target"), "old");
        long before = files.writes();
        replace(target, "counted");
        long writes = files.writes() - before;
        assertThat(writes).isGreaterThanOrEqualTo(3);
        for (int nth = 1; nth <= writes; nth++) {
            Files.writeString(target, "old");

            files.failWrite(nth, FileFault.NO_SPACE);

            assertThatThrownBy(() -> replace(target, "new"))
                    .as("write " + nth)
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining(folder.toString());
            assertThat(Files.readString(target)).isEqualTo("old");
            replace(target, "new");
            assertThat(Files.readString(target)).isEqualTo("new");
        }
    }

    @Test
    void failsWhatEverIsDoneToAPath() throws IOException {
        Path kept = Files.writeString(path.resolve("kept"), "old");
        Path other = Files.writeString(path.resolve("other"), "other");

        files.failWritesTo(kept, FileFault.ACCESS_DENIED);

        List.<Action>of(
                        () -> Files.writeString(kept, "new"),
                        () -> Files.writeString(path.resolve("x/../kept"), "new", StandardOpenOption.APPEND),
                        () -> Files.newOutputStream(kept, StandardOpenOption.WRITE)
                                .close(),
                        () -> Files.move(other, kept, StandardCopyOption.REPLACE_EXISTING),
                        () -> Files.copy(other, kept, StandardCopyOption.REPLACE_EXISTING),
                        () -> Files.delete(kept))
                .forEach(action -> assertThatThrownBy(action::run).isInstanceOf(AccessDeniedException.class));
        assertThat(Files.isWritable(kept)).isFalse();
        assertThat(Files.readString(kept)).isEqualTo("old");
        Files.writeString(other, "goes well");
        files.heal();
        Files.delete(kept);
    }

    @Test
    void fillsUpAfterSoManyBytes() throws IOException {
        Path file = path.resolve("file");
        files.failAfter(5, FileFault.NO_SPACE);

        Files.writeString(file, "123");
        assertThatThrownBy(() -> Files.writeString(file, "4567", StandardOpenOption.APPEND))
                .hasMessageContaining("No space left on device");
        assertThatThrownBy(() -> Files.writeString(path.resolve("next"), "8"))
                .hasMessageContaining("No space left on device");

        assertThat(Files.readString(file)).isEqualTo("12345");
        files.heal();
        Files.writeString(file, "6", StandardOpenOption.APPEND);
        assertThat(Files.readString(file)).isEqualTo("123456");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatThrownBy(() -> files.failWrite(0, FileFault.NO_SPACE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.failAfter(-1, FileFault.NO_SPACE)).isInstanceOf(IllegalArgumentException.class);
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    /** As careful programs do it. */
    private static void replace(Path target, String text) throws IOException {
        Path fresh = target.resolveSibling("fresh");
        Files.writeString(fresh, text);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
