package dev.tracker.persistence.migration;

import java.nio.file.Path;
import org.eclipse.jgit.api.Git;

/** Commits in a repository made for a test. */
final class GitCommits {

    private GitCommits() {}

    /** Makes a repository with one commit, and gives its hash. */
    static String commit(Path folder, String message) throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            return git.commit()
                    .setAllowEmpty(true)
                    .setSign(false)
                    .setMessage(message)
                    .setAuthor("ada", "ada@example.org")
                    .setCommitter("ada", "ada@example.org")
                    .call()
                    .name();
        }
    }
}
