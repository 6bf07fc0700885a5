package dev.tracker.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link ProjectFiles} promise of paths and contents. What a disk adds (links, devices, crashes) is not asked. */
public abstract class ProjectFilesContract {

    private static final String PATH = ".project_status.md";

    /** The implementation under test, of a project without files: the same during a test. */
    protected abstract ProjectFiles files();

    @Test
    void readsWhatWasPut() {
        byte[] bytes = "Grüße 🌍\r\n'; --\n".getBytes(UTF_8);

        ProjectFile put = files().replace(PATH, bytes, null);

        assertThat(put.path()).isEqualTo(PATH);
        assertThat(files().read(PATH).bytes()).isEqualTo(bytes);
        assertThat(files().read("./" + PATH).path()).as("in one form").isEqualTo(PATH);
        assertThat(files().find(PATH))
                .hasValueSatisfying(found ->
                        assertThat(found.sha256()).isEqualTo(put.sha256()).isEqualTo(ProjectFile.sha256(bytes)));
    }

    @Test
    void findsNothingWhereThereIsNoFile() {
        assertThat(files().find(PATH)).isEmpty();
        assertThat(files().lastBackup(PATH)).isEmpty();
        assertRefused(() -> files().read(PATH), "does not exist");
        assertRefused(() -> files().markdownAt("nobody"), "does not exist");
    }

    @Test
    void replacesOnlyWhatNobodyChangedMeanwhile() {
        ProjectFile first = put(PATH, "first");
        ProjectFile second = files().replace(PATH, "second".getBytes(UTF_8), first);

        assertRefused(() -> files().replace(PATH, "late".getBytes(UTF_8), first), "changed after it was read");
        assertRefused(() -> files().replace(PATH, "new".getBytes(UTF_8), null), "changed after it was read");
        assertRefused(() -> files().replace("other.md", "x".getBytes(UTF_8), second), "changed after it was read");

        assertThat(text(PATH)).isEqualTo("second");
        assertThat(files().find("other.md")).isEmpty();
    }

    @Test
    void keepsEveryCopy() {
        ProjectFile first = put(PATH, "first");
        assertThat(files().backUp(first)).isEqualTo(PATH + ".backup");
        ProjectFile second = files().replace(PATH, "second".getBytes(UTF_8), first);
        assertThat(files().backUp(second)).isEqualTo(PATH + ".backup.1");

        assertThat(text(PATH + ".backup")).isEqualTo("first");
        assertThat(text(PATH + ".backup.1")).isEqualTo("second");
        assertThat(files().lastBackup(PATH)).map(ProjectFile::path).contains(PATH + ".backup.1");
        assertThat(text(PATH)).isEqualTo("second");
    }

    @Test
    void listsMarkdownOfAFolderByName() {
        put("b.md", "b");
        put("a.md", "a");
        put("c.txt", "c");

        assertThat(files().markdownAt(".")).containsExactly("a.md", "b.md");
        assertThat(files().markdownAt("c.txt"))
                .as("a file, whatever it is called")
                .containsExactly("c.txt");
        assertThat(files().markdownAt("./a.md")).containsExactly("a.md");
    }

    @Test
    void refusesPathsThatLeadElsewhere() {
        for (String path : List.of("../outside.md", "a/../../outside.md", "/etc/passwd")) {
            assertRefused(() -> files().find(path), "outside of the project");
            assertRefused(() -> files().replace(path, new byte[0], null), "outside of the project");
            assertRefused(() -> files().markdownAt(path), "outside of the project");
        }
        for (String path : List.of(".git/config", ".tracker/x.md", ".GIT/config", "a/../.git/x")) {
            assertRefused(() -> files().find(path), "keeps for itself");
            assertRefused(() -> files().replace(path, new byte[0], null), "keeps for itself");
        }
    }

    @Test
    void refusesPathsOfNoFile() {
        assertRefused(() -> files().read(""), "must name a file");
        assertRefused(() -> files().read("  "), "must name a file");
        assertRefused(() -> files().read("."), "a folder");
        assertRefused(() -> files().replace(".", new byte[0], null), "a folder");
        assertRefused(() -> files().read("nul\0.md"), "that the system can have");
    }

    @Test
    void refusesContentsThatAreNoText() {
        put("binary", "a\0b");
        byte[] huge = new byte[ProjectFiles.MAX_BYTES + 1];
        Arrays.fill(huge, (byte) 'x');

        assertRefused(() -> files().read("binary"), "binary");
        assertRefused(() -> files().replace("huge.md", huge, null), "16 MiB");
        assertThat(files().find("huge.md")).isEmpty();
    }

    @Test
    void letsOneWorkAtATimeAndItselfInside() {
        put(PATH, "0");
        AtomicInteger inside = new AtomicInteger();
        Callable<Integer> addsOne = () -> files().exclusively(() -> {
            int others = inside.getAndIncrement();
            ProjectFile before = files().read(PATH);
            int next = Integer.parseInt(new String(before.bytes(), UTF_8)) + 1;
            files().replace(PATH, Integer.toString(next).getBytes(UTF_8), before);
            inside.decrementAndGet();
            return others;
        });

        List<Integer> others = Threads.runAll(Collections.nCopies(6, addsOne));

        assertThat(others).containsOnly(0);
        assertThat(text(PATH)).isEqualTo("6");
    }

    private ProjectFile put(String path, String text) {
        return files().replace(path, text.getBytes(UTF_8), null);
    }

    private String text(String path) {
        return new String(files().read(path).bytes(), UTF_8);
    }

    private static void assertRefused(Callable<?> call, String reason) {
        assertThatThrownBy(call::call).isInstanceOfSatisfying(ValidationException.class, refusal -> {
            assertThat(refusal.violations().get(0).field()).isEqualTo("path");
            assertThat(refusal.violations().get(0).message()).contains(reason);
        });
    }
}
