package dev.tracker.persistence;

import dev.tracker.core.error.ValidationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder {@code .tracker} of a project, which git is told to ignore, and which is its user's alone. */
public final class ProjectFolder {

    private ProjectFolder() {}

    /**
     * Makes the folder, with a {@code .gitignore} for all that is in it, unless they are there. The project's own
     * folder is never made: one that was moved away must not come up again, empty, at its old place.
     *
     * @throws ValidationException if something else has its name
     */
    public static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeAlone(folder);
        }
        Path ignoring = folder.resolve(".gitignore");
        if (OwnFiles.make(ignoring)) {
            Files.writeString(ignoring, "*\n");
        }
    }

    private static void makeAlone(Path folder) throws IOException {
        try {
            OwnFiles.makeFolder(folder);
        } catch (FileAlreadyExistsException e) {
            String fault = fault(folder);
            if (fault != null) {
                throw ValidationException.of(".tracker", fault, folder.toString());
            }
        }
    }

    /** Why what has the folder's name is no folder, as the rest of a sentence; null where it is one, or nothing is there. */
    static @Nullable String fault(Path folder) {
        if (Files.isDirectory(folder) || !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        String what = Files.isSymbolicLink(folder) ? "is a link that leads to no folder" : "is a file, not a folder";
        return "is where this project's record is kept, and '" + folder + "' " + what + ": move it away";
    }

    /** Takes from others what they may do with the folder and with what is in it. */
    public static void tighten(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        OwnFiles.tighten(folder);
        for (Path entry : entries(folder)) {
            OwnFiles.tighten(entry);
        }
    }

    /** What of the folder others than its owner may read or write. */
    static List<Path> loose(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (OwnFiles.isLoose(folder)) {
            return List.of(folder);
        }
        return List.of();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder, 3)) {
            return paths.filter(path -> !path.equals(folder)).toList();
        }
    }
}
