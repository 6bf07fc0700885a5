package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.MutableObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what git keeps as the library for git does, loose and packed, with deltas. */
class GitObjectsTest {

    private static final int COMMITS = 30;

    @TempDir
    Path folder;

    @Test
    void readsEveryObjectAsTheLibraryDoes() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            Random random = new Random(7);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < COMMITS; i++) {
                text.append("line ").append(random.nextLong()).append('\n');
                if (i % 7 == 3) {
                    text.delete(0, 40);
                }
                commit(git, text.toString(), i);
            }
            compare(git);

            git.gc().setAggressive(true).call();
            commit(git, "a last one", COMMITS);
            assertThat(packs()).as("it has been packed").isPositive();

            compare(git);
        }
    }

    private void commit(Git git, String text, int number) throws Exception {
        Files.writeString(folder.resolve("file"), text);
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/" + number % 5), "number " + number);
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("commit " + number)
                .setSign(false)
                .setAuthor("ada", "ada@example.org")
                .setCommitter("ada", "ada@example.org")
                .call();
    }

    private long packs() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".git/objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }

    private void compare(Git git) throws IOException {
        try (GitObjects objects = new GitObjects(GitFolder.around(folder));
                ObjectReader library = git.getRepository().newObjectReader()) {
            List<ObjectId> ids = all(git);
            assertThat(ids).hasSizeGreaterThan(2 * COMMITS);
            for (ObjectId id : ids) {
                assertThat(objects.open(id).getBytes())
                        .as(id.name())
                        .isEqualTo(library.open(id).getBytes());
                assertThat(objects.open(id).getType())
                        .isEqualTo(library.open(id).getType());
                AbbreviatedObjectId beginning =
                        AbbreviatedObjectId.fromString(id.name().substring(0, 5));
                assertThat(objects.resolve(beginning))
                        .containsExactlyInAnyOrderElementsOf(library.resolve(beginning))
                        .contains(id);
            }
            MutableObjectId other = new MutableObjectId();
            other.fromObjectId(ids.get(0));
            other.setByte(9, other.getByte(9) ^ 1);
            assertThatThrownBy(() -> objects.open(other)).isInstanceOf(MissingObjectException.class);
        }
    }

    private static List<ObjectId> all(Git git) throws IOException {
        List<ObjectId> ids = new ArrayList<>();
        try (ObjectWalk walk = new ObjectWalk(git.getRepository())) {
            walk.markStart(walk.parseCommit(git.getRepository().resolve("HEAD")));
            Callable<RevObject> commits = walk::next;
            Callable<RevObject> others = walk::nextObject;
            for (Callable<RevObject> next : List.of(commits, others)) {
                for (RevObject found = next.call(); found != null; found = next.call()) {
                    ids.add(found.copy());
                }
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
        return ids;
    }

    @Test
    void refusesWhatIsDamagedAndFollowsNoLink() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "x".repeat(100));
        Path repository = Files.createDirectory(folder.resolve("r"));
        try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
            ObjectId id = ObjectId.fromString("ab" + "c".repeat(38));
            Path objects = repository.resolve(".git/objects");
            Path loose = Files.createDirectories(objects.resolve("ab")).resolve("c".repeat(38));
            Files.createSymbolicLink(loose, secret);
            Files.createDirectories(objects.resolve("pack"));
            try (GitObjects reading = new GitObjects(GitFolder.around(repository))) {
                assertThat(reading.find(id)).isNull();
                Files.delete(loose);
                Files.writeString(loose, "no deflated object");
                assertThatThrownBy(() -> reading.find(id)).isInstanceOf(IOException.class);
            }
            Files.writeString(objects.resolve("pack/pack-1.pack"), "PACK");
            Files.write(objects.resolve("pack/pack-1.idx"), "\377tOc\0\0\0\2".getBytes(StandardCharsets.ISO_8859_1));
            try (GitObjects reading = new GitObjects(GitFolder.around(repository))) {
                assertThatThrownBy(() -> reading.find(id)).isInstanceOf(IOException.class);
            }
            git.getRepository().close();
        }
    }
}
