package dev.tracker.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a project's record is, and where the user works on it.
 *
 * @param project the folder of the record
 * @param working the folder whose git working tree says which branch and commit are meant
 * @param worktree the root of the linked worktree in which the user works, whose project is the main working tree; else null
 * @param creation whether the first write may make a record in the folder, as far as the folder itself says
 */
record ProjectPlace(Path project, Path working, @Nullable Path worktree, RecordCreation creation) {

    private static final String FOLDER = ".tracker";
    private static final int STICKY_AND_FOR_ALL = 01002;

    /**
     * The place that a folder was named for.
     *
     * @param current where the user works, which counts where it is a working tree of the same repository
     * @param isOwn whether a linked worktree has a record of its own
     */
    static ProjectPlace named(Path folder, Path current, @Nullable Path home, Predicate<Path> isOwn) {
        Path main = GitFolder.isRoot(folder) ? mainOf(folder) : null;
        boolean isLinked = main != null && !isOwn.test(folder);
        Path project = isLinked && main != null ? main : folder;
        return new ProjectPlace(
                project,
                isSameRepository(current, project) ? current : folder,
                isLinked ? folder : null,
                creation(project, home));
    }

    /** The place that is found from a folder upwards. */
    static ProjectPlace found(Path current, @Nullable Path home, Predicate<Path> isOwn) {
        Path root = GitFolder.workingTree(current);
        Path main = root == null ? null : mainOf(root);
        if (root == null || main == null || isOwn.test(root)) {
            Path project = upwards(current, home);
            return new ProjectPlace(project, current, null, creation(project, home));
        }
        Path project = upwards(existing(main, root.relativize(current)), home);
        return new ProjectPlace(project, current, root, creation(project, home));
    }

    private static Path upwards(Path current, @Nullable Path home) {
        for (Path folder = current; folder != null; folder = folder.getParent()) {
            boolean here = folder.equals(current);
            boolean isTree = GitFolder.isRoot(folder) && !isWithoutMain(folder);
            boolean counts = here || !isForAll(folder, home);
            if (counts && (Files.isDirectory(folder.resolve(FOLDER)) || isTree)) {
                return folder;
            }
            if (isTree) {
                break;
            }
        }
        return current;
    }

    /** Whether a folder is everybody's, or holds everything of the user's: no project by accident. */
    private static boolean isForAll(Path folder, @Nullable Path home) {
        if (folder.getParent() == null
                || folder.equals(home)
                || RealPath.orSame(folder).equals(home)) {
            return true;
        }
        try {
            Object mode = Files.getAttribute(folder, "unix:mode");
            return mode instanceof Integer bits && (bits & STICKY_AND_FOR_ALL) == STICKY_AND_FOR_ALL;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static RecordCreation creation(Path folder, @Nullable Path home) {
        if (isForAll(folder, home)) {
            return RecordCreation.REFUSED;
        }
        return GitFolder.isRoot(folder) ? RecordCreation.GIT_ROOT : RecordCreation.PLAIN_FOLDER;
    }

    /** The deepest folder that is there on the way from the main working tree to what the worktree has there. */
    private static Path existing(Path main, Path below) {
        Path folder = main;
        for (Path name : below) {
            Path next = folder.resolve(name);
            if (name.toString().isEmpty() || !Files.isDirectory(next)) {
                return folder;
            }
            folder = next;
        }
        return folder;
    }

    /** The main working tree of a linked worktree; null of any other. */
    private static @Nullable Path mainOf(Path root) {
        try {
            GitFolder git = GitFolder.around(root);
            Path main = git == null || !git.isLinked() ? null : git.mainWorkingTree();
            return main != null && Files.isDirectory(main) ? main : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether a root is a linked worktree of a bare repository, whose folder above may hold the record of all. */
    private static boolean isWithoutMain(Path root) {
        try {
            GitFolder git = GitFolder.around(root);
            return git != null
                    && git.isLinked()
                    && git.mainWorkingTree() == null
                    && !Files.isDirectory(root.resolve(FOLDER))
                    && hasProjectAbove(root);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasProjectAbove(Path root) {
        Path above = root.getParent();
        return above != null && Files.isDirectory(above.resolve(FOLDER));
    }

    private static boolean isSameRepository(Path one, Path other) {
        try {
            GitFolder first = GitFolder.around(one);
            GitFolder second = GitFolder.around(other);
            return first != null
                    && second != null
                    && RealPath.orSame(first.common()).equals(RealPath.orSame(second.common()));
        } catch (IOException e) {
            return false;
        }
    }
}
