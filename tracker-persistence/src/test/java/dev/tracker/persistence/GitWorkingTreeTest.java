package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.configuration.GitHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitWorkingTreeTest {

    @TempDir
    Path folder;

    @Test
    void isNoneOutsideGit() {
        assertThat(new GitWorkingTree(folder).head()).isEmpty();
    }

    @Test
    void hasABranchBeforeTheFirstCommit() throws GitAPIException {
        Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("feature/x")
                .call()
                .close();

        assertThat(new GitWorkingTree(folder).head()).contains(new GitHead("feature/x", null));
    }

    @Test
    void hasBranchAndCommitAlsoFromAFolderInside() throws GitAPIException, IOException {
        RevCommit commit = commit();
        Path inner = Files.createDirectories(folder.resolve("a/b"));

        assertThat(new GitWorkingTree(inner).head()).contains(new GitHead("main", commit.name()));
    }

    @Test
    void hasNoBranchWhereACommitIsCheckedOut() throws GitAPIException, IOException {
        RevCommit commit = commit();
        try (Git git = Git.open(folder.toFile())) {
            git.checkout().setName(commit.name()).call();
        }

        assertThat(new GitWorkingTree(folder).head()).contains(new GitHead(null, commit.name()));
    }

    @Test
    void readsPackedRefs() throws GitAPIException, IOException {
        RevCommit commit = commit();
        try (Git git = Git.open(folder.toFile())) {
            git.packRefs().setAll(true).call();
        }

        assertThat(folder.resolve(".git/refs/heads/main")).doesNotExist();
        assertThat(new GitWorkingTree(folder).head()).contains(new GitHead("main", commit.name()));
    }

    @Test
    void readsALinkedWorkingTree(@TempDir Path linked) throws GitAPIException, IOException {
        RevCommit commit = commit();
        Path state = Files.createDirectories(folder.resolve(".git/worktrees/linked"));
        Files.writeString(state.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(state.resolve("commondir"), "../..\n");
        Files.writeString(linked.resolve(".git"), "gitdir: " + state + "\n");
        assertThat(new GitWorkingTree(linked).head())
                .as("a repository that does not know of it")
                .isEmpty();

        Files.writeString(state.resolve("gitdir"), linked.resolve(".git") + "\n");

        assertThat(new GitWorkingTree(linked).head()).contains(new GitHead("main", commit.name()));
    }

    @Test
    void readsRefsInTables() throws GitAPIException, IOException {
        RevCommit commit = commit();
        try (Git git = Git.open(folder.toFile())) {
            FileRepository repository = (FileRepository) git.getRepository();
            repository.convertRefStorage("reftable", false, false);
        }

        assertThat(new GitWorkingTree(folder).head()).contains(new GitHead("main", commit.name()));
    }

    @Test
    void isNoneWhereItCannotBeRead() throws IOException {
        Files.writeString(folder.resolve(".git"), "gitdir: /nowhere/at/all\n");

        assertThat(new GitWorkingTree(folder).head()).isEmpty();
    }

    private RevCommit commit() throws GitAPIException {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            return git.commit()
                    .setMessage("First")
                    .setAuthor("a", "a@example.org")
                    .setCommitter("a", "a@example.org")
                    .setSign(false)
                    .call();
        }
    }
}
