package dev.tracker.persistence.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a path leads, every link on its way followed: a folder inside of the project, and a name in it
 * that is there or could be.
 *
 * @param asked the path as it was given
 * @param root the project's folder without links
 * @param folder the names of the folders below it
 * @param name empty where the path is the project's folder itself
 */
record Place(String asked, Path root, List<String> folder, String name) {

    private static final Set<String> OURS = Set.of(".tracker", ".git");

    /** Where a path leads; one that leads where nothing is read or written is refused. */
    static Place of(Path project, String asked) {
        try {
            Path root = project.toRealPath();
            Path given = given(project, root, asked);
            Path real = real(given, asked);
            if (!real.startsWith(root)) {
                throw Refusal.outside(asked);
            }
            return inside(root, root.relativize(real), asked);
        } catch (NoSuchFileException e) {
            throw Refusal.absent(asked);
        } catch (IOException e) {
            throw Refusal.failed(asked, "found", e);
        }
    }

    /** Where the path leads by its words alone. */
    private static Path given(Path project, Path root, String asked) {
        if (asked.isBlank()) {
            throw Refusal.of(asked, "must name a file of the project");
        }
        try {
            Path given = project.resolve(asked).normalize();
            if (given.startsWith(project) || given.startsWith(root)) {
                return given;
            }
        } catch (InvalidPathException e) {
            throw Refusal.of(asked, "must be a path that the system can have");
        }
        throw Refusal.outside(asked);
    }

    /** The file itself, or the place where it would be: what is there of its folders, without links. */
    private static Path real(Path given, String asked) throws IOException {
        if (!Files.exists(given, LinkOption.NOFOLLOW_LINKS)) {
            Path folder = given.getParent();
            return folder == null ? given : real(folder, asked).resolve(given.getFileName());
        }
        if (Files.isSymbolicLink(given) && !Files.exists(given)) {
            throw Refusal.of(asked, "leads through a link that leads nowhere");
        }
        return given.toRealPath();
    }

    private static Place inside(Path root, Path below, String asked) {
        List<String> names = new ArrayList<>();
        below.forEach(name -> names.add(name.toString()));
        if (names.stream().anyMatch(name -> OURS.stream().anyMatch(name::equalsIgnoreCase))) {
            throw Refusal.of(asked, "leads into a folder that git or this program keeps for itself");
        }
        int last = names.size() - 1;
        return new Place(asked, root, List.copyOf(names.subList(0, last)), names.get(last));
    }

    /** The folder that this place is, rather than one in which it is. */
    List<String> asFolder() {
        return name.isEmpty() ? folder : append(folder, name);
    }

    /** The path that the project's files go by. */
    String path() {
        return String.join("/", asFolder());
    }

    /** Another name in the same folder. */
    Place sibling(String other) {
        return new Place(asked, root, folder, other);
    }

    private static List<String> append(List<String> names, String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return List.copyOf(longer);
    }
}
