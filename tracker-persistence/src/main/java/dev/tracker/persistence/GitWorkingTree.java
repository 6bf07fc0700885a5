package dev.tracker.persistence;

import dev.tracker.core.configuration.GitHead;
import dev.tracker.core.configuration.WorkingTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The working tree that a folder is in. Reads git's small files itself: a library for the whole of git
 * takes longer to load than a command may, runs git, and writes to the user's folder.
 */
final class GitWorkingTree implements WorkingTree {

    private static final Pattern FULL_HASH = Pattern.compile("[0-9a-f]{40}");

    private final Path folder;

    GitWorkingTree(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<GitHead> head() {
        try {
            GitFolder git = GitFolder.around(folder);
            if (git == null) {
                return Optional.empty();
            }
            return Optional.of(new GitHead(git.branch(), hash(git.commit())));
        } catch (IOException e) {
            GitFolder.log().log(System.Logger.Level.DEBUG, "The git repository cannot be read", e);
            return Optional.empty();
        }
    }

    private static @Nullable String hash(@Nullable String text) {
        return text != null && FULL_HASH.matcher(text).matches() ? text : null;
    }
}
