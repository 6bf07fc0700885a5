package dev.tracker.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths with every link on their way followed, whether or not a file is there. */
final class RealPath {

    private static final String GIT = ".git";

    private RealPath() {}

    /** The path without links; null where a link on its way leads nowhere. */
    static @Nullable Path of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            try {
                return absolute.toRealPath();
            } catch (IOException e) {
                return null;
            }
        }
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null) {
            return absolute;
        }
        Path real = of(folder);
        return real == null ? null : real.resolve(name);
    }

    /** The same for a folder that is taken as it is where its links lead nowhere. */
    static Path orSame(Path path) {
        Path real = of(path);
        return real == null ? path.toAbsolutePath().normalize() : real;
    }

    /** Whether a path leads into a folder, links followed, and not into what git keeps for itself there. */
    static boolean isWithin(Path folder, Path path) {
        Path root = orSame(folder);
        Path real = of(path);
        if (real == null || !real.startsWith(root)) {
            return false;
        }
        for (Path name : root.relativize(real)) {
            if (GIT.equalsIgnoreCase(name.toString())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a path lies in a folder by its words, or by those of the folder's own path without links. */
    static boolean isNamedWithin(Path folder, Path path) {
        Path given = path.toAbsolutePath().normalize();
        return given.startsWith(folder.toAbsolutePath().normalize()) || given.startsWith(orSame(folder));
    }
}
