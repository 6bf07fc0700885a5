package dev.tracker.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which git keeps a working tree's state.
 *
 * @param path {@code .git}, or what a file of that name points to
 * @param common where the refs are that all working trees of the repository share
 */
record GitFolder(Path path, Path common) {

    private static final String POINTER = "gitdir: ";
    private static final String SYMBOLIC = "ref: ";
    private static final String BRANCHES = "refs/heads/";
    private static final int LONGEST_CHAIN = 5;

    /** That of the innermost working tree around a folder; null where there is none. */
    static @Nullable GitFolder around(Path folder) throws IOException {
        Path root = workingTree(folder);
        return root == null ? null : at(root.resolve(".git"));
    }

    /** The root of the innermost working tree around a folder; null where there is none. */
    static @Nullable Path workingTree(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isRegularFile(git) || Files.isRegularFile(git.resolve("HEAD"))) {
                return at;
            }
        }
        return null;
    }

    private static @Nullable GitFolder at(Path git) throws IOException {
        Path path = git;
        if (Files.isRegularFile(git)) {
            String pointer = text(git);
            if (!pointer.startsWith(POINTER)) {
                return null;
            }
            path = resolve(git.resolveSibling("."), pointer.substring(POINTER.length()));
        }
        Path common = path.resolve("commondir");
        return new GitFolder(path, Files.isRegularFile(common) ? resolve(path, text(common)) : path);
    }

    private static Path resolve(Path base, String written) throws IOException {
        try {
            return base.resolve(written).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("git points to no path: " + written, e);
        }
    }

    /** Whether the refs are kept in tables rather than in a file each. */
    boolean hasReftable() {
        return Files.isDirectory(common.resolve("reftable"));
    }

    /** The branch that is checked out; null where none is. */
    @Nullable
    String branch() throws IOException {
        String head = text(path.resolve("HEAD"));
        return head.startsWith(SYMBOLIC + BRANCHES) ? head.substring((SYMBOLIC + BRANCHES).length()) : null;
    }

    /** The hash of the commit that is checked out; null where nothing is committed. */
    @Nullable
    String commit() throws IOException {
        String value = text(path.resolve("HEAD"));
        for (int i = 0; i < LONGEST_CHAIN && value != null && value.startsWith(SYMBOLIC); i++) {
            value = ref(value.substring(SYMBOLIC.length()));
        }
        return value;
    }

    private @Nullable String ref(String name) throws IOException {
        Path loose = resolve(common, name);
        if (loose.startsWith(common) && Files.isRegularFile(loose)) {
            return text(loose);
        }
        Path packed = common.resolve("packed-refs");
        if (!Files.isRegularFile(packed)) {
            return null;
        }
        return Files.readAllLines(packed, StandardCharsets.UTF_8).stream()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElse(null);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
