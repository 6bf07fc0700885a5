package dev.tracker.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which git keeps a working tree's state. A {@code .git} that points elsewhere counts only where that place
 * says the same, as git has it for linked worktrees and submodules: a folder of a stranger's leads into no other repository.
 *
 * @param root the working tree's root
 * @param path {@code .git}, or what a file of that name points to
 * @param common where the refs are that all working trees of the repository share
 */
record GitFolder(Path root, Path path, Path common) {

    /** Where classes that read git repositories write what goes wrong. */
    static System.Logger log() {
        return System.getLogger("dev.tracker.persistence.git");
    }

    private static final String GIT = ".git";
    private static final String HEAD = "HEAD";
    private static final String POINTER = "gitdir: ";
    private static final String SYMBOLIC = "ref: ";
    private static final String BRANCHES = "refs/heads/";
    private static final int LONGEST_CHAIN = 5;
    private static final int MAX_BYTES = 1 << 16;
    private static final int MAX_PACKED_BYTES = 64 * 1024 * 1024;

    /** That of the innermost working tree around a folder; null where there is none, or it is not to be believed. */
    static @Nullable GitFolder around(Path folder) throws IOException {
        Path root = workingTree(folder);
        return root == null ? null : at(root);
    }

    /** The root of the innermost working tree around a folder; null where there is none. */
    static @Nullable Path workingTree(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (isRoot(at)) {
                return at;
            }
        }
        return null;
    }

    static boolean isRoot(Path folder) {
        Path git = folder.resolve(GIT);
        return Files.isRegularFile(git) || Files.isRegularFile(git.resolve(HEAD));
    }

    /** That of a working tree's root. */
    private static @Nullable GitFolder at(Path root) throws IOException {
        Path git = root.resolve(GIT);
        if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
            return new GitFolder(root, git, git);
        }
        if (!Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        String pointer = text(git);
        if (!pointer.startsWith(POINTER)) {
            return null;
        }
        Path path = RealPath.of(resolve(root, pointer.substring(POINTER.length())));
        if (path == null || !Files.isDirectory(path)) {
            return null;
        }
        Path shared = sharedBy(root, path);
        if (shared != null) {
            return new GitFolder(root, path, shared);
        }
        return path.startsWith(RealPath.orSame(root)) || isSubmodule(root, path)
                ? new GitFolder(root, path, path)
                : null;
    }

    /** The repository's own folder, where a folder in it is that of a linked worktree and names this root as it; else null. */
    private static @Nullable Path sharedBy(Path root, Path path) throws IOException {
        Path worktrees = path.getParent();
        Path common = worktrees == null ? null : worktrees.getParent();
        boolean named = worktrees != null && worktrees.endsWith("worktrees");
        if (common == null || !named || !isFile(path.resolve("commondir")) || !isFile(path.resolve("gitdir"))) {
            return null;
        }
        Path back = RealPath.of(resolve(path, text(path.resolve("gitdir"))));
        Path shared = RealPath.of(resolve(path, text(path.resolve("commondir"))));
        boolean agrees = RealPath.orSame(root.resolve(GIT)).equals(back) && common.equals(shared);
        return agrees ? common : null;
    }

    /** Whether a folder is that of a submodule of a repository around a root. */
    private static boolean isSubmodule(Path root, Path path) throws IOException {
        Path above = root.getParent();
        GitFolder outer = above == null ? null : around(above);
        return outer != null
                && (path.startsWith(RealPath.orSame(outer.path().resolve("modules")))
                        || path.startsWith(RealPath.orSame(outer.common().resolve("modules"))));
    }

    private static Path resolve(Path base, String written) throws IOException {
        try {
            return base.resolve(written).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("git points to no path", e);
        }
    }

    /** Whether the working tree is one beside the main one of its repository. */
    boolean isLinked() {
        return !path.equals(common);
    }

    /** The root of the repository's main working tree; null where it has none, as a bare one. */
    @Nullable
    Path mainWorkingTree() throws IOException {
        if (!isLinked()) {
            return root;
        }
        Path above = common.getParent();
        if (above != null && common.endsWith(GIT)) {
            return above;
        }
        Path main = configuredWorkingTree();
        GitFolder there = main == null || !isRoot(main) ? null : at(main);
        return there != null && common.equals(RealPath.of(there.path())) ? main : null;
    }

    /** What a submodule's repository says its working tree is; read as text, for nothing else of a configuration is obeyed. */
    private @Nullable Path configuredWorkingTree() throws IOException {
        if (!isFile(common.resolve("config"))) {
            return null;
        }
        for (String line : text(common.resolve("config")).split("\\R", -1)) {
            List<String> words = List.of(line.strip().split("\\s*=\\s*", 2));
            if (words.size() == 2 && words.get(0).equals("worktree")) {
                return RealPath.of(resolve(common, words.get(1)));
            }
        }
        return null;
    }

    /** Whether the refs are kept in tables rather than in a file each. */
    boolean hasReftable() {
        return Files.isDirectory(common.resolve("reftable"), LinkOption.NOFOLLOW_LINKS);
    }

    /** The branch that is checked out; null where none is. */
    @Nullable
    String branch() throws IOException {
        String head = head();
        return head.startsWith(SYMBOLIC + BRANCHES) ? head.substring((SYMBOLIC + BRANCHES).length()) : null;
    }

    /** The hash of the commit that is checked out; null where nothing is committed. */
    @Nullable
    String commit() throws IOException {
        String value = head();
        for (int i = 0; i < LONGEST_CHAIN && value != null && value.startsWith(SYMBOLIC); i++) {
            value = ref(value.substring(SYMBOLIC.length()));
        }
        return value;
    }

    private String head() throws IOException {
        String found = hasReftable() ? table(path, HEAD) : text(path.resolve(HEAD));
        return found == null ? "" : found;
    }

    /** A ref of the tables, as a file of it would say it. */
    private static @Nullable String table(Path folder, String name) throws IOException {
        Ref ref = GitTables.find(folder, name);
        if (ref == null) {
            return null;
        }
        ObjectId id = ref.getObjectId();
        return ref.isSymbolic() ? SYMBOLIC + ref.getTarget().getName() : id == null ? null : id.name();
    }

    private @Nullable String ref(String name) throws IOException {
        if (hasReftable()) {
            return table(common, name);
        }
        Path loose = resolve(common, name);
        if (loose.startsWith(common) && isFile(loose) && RealPath.orSame(loose).startsWith(RealPath.orSame(common))) {
            return text(loose);
        }
        Path packed = common.resolve("packed-refs");
        if (!isFile(packed) || Files.size(packed) > MAX_PACKED_BYTES) {
            return null;
        }
        try (BufferedReader lines = Files.newBufferedReader(packed, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(" " + name)) {
                    return line.substring(0, line.indexOf(' '));
                }
            }
        }
        return null;
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** What git wrote is short; a link, a pipe, or more than it can be is none of git's. */
    private static String text(Path file) throws IOException {
        if (!isFile(file)) {
            throw new IOException("git's file " + file.getFileName() + " is no ordinary file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
        }
    }
}
