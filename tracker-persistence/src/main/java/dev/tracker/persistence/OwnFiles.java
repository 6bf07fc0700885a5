package dev.tracker.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that this program makes for itself: for the user alone where the system knows permissions, and never by
 * following a link, for a repository may have put one in their place.
 */
public final class OwnFiles {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnFiles() {}

    /** Makes a folder for the user alone, and those above it that are missing. */
    static void makeFolders(Path folder) throws IOException {
        Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /** Makes one folder for the user alone; {@link FileAlreadyExistsException} where something has its name. */
    static void makeFolder(Path folder) throws IOException {
        Files.createDirectory(folder, attributes(folder, FOLDER));
    }

    /** Writes a new file for the user alone; {@link FileAlreadyExistsException} where something has its name. */
    public static Path write(Path file, String text) throws IOException {
        if (!make(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return Files.writeString(file, text, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes an empty file for the user alone, unless something of that name is there. */
    static boolean make(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file, FILE));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * The text of a file of ours, each byte a character.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     * @throws IOException if it is a link, a pipe, a device, a folder, or larger than {@code most} bytes
     */
    static String read(Path file, int most) throws IOException {
        // Looked at before it is opened: opening a pipe waits for its other end.
        check(file);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new FileSystemException(file.toString(), null, "is larger than what this program writes there");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Opens a file for writing that is made where it is missing; refuses a link, a pipe, a device and a folder. */
    public static FileChannel open(Path file) throws IOException {
        if (!make(file)) {
            check(file);
        }
        return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Refuses what is no ordinary file; one that is not there is well.
     *
     * @throws FileSystemException with the reason
     */
    static void check(Path file) throws IOException {
        String fault = fault(file);
        if (fault != null) {
            throw new FileSystemException(file.toString(), null, fault);
        }
    }

    /** Why a path is not one of an ordinary file, as the rest of a sentence; null where it is, or nothing is there. */
    static @Nullable String fault(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (attributes.isSymbolicLink()) {
            return "is a symbolic link";
        }
        if (attributes.isDirectory()) {
            return "is a folder";
        }
        return attributes.isRegularFile() ? null : "is a pipe, a socket or a device";
    }

    /** Takes from others what they may do with a file or folder of ours; nothing happens where that cannot be. */
    static void tighten(Path path) {
        try {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (view != null && !view.readAttributes().isSymbolicLink() && isLoose(path)) {
                view.setPermissions(view.readAttributes().isDirectory() ? FOLDER : FILE);
            }
        } catch (IOException e) {
            System.getLogger("dev.tracker.persistence")
                    .log(System.Logger.Level.DEBUG, "The permissions of " + path + " stay as they are", e);
        }
    }

    /** Whether others than the owner may do anything with it; false where the system does not know permissions. */
    static boolean isLoose(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null
                && view.readAttributes().permissions().stream()
                        .anyMatch(permission -> !permission.name().startsWith("OWNER_"));
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        boolean known = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return known
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
