package dev.tracker.persistence.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the project, held while names in it are used. No name is followed where it is a link: what
 * was looked at is what is opened, whatever others do to the folders above meanwhile.
 */
interface Folder extends Closeable {

    /** What a name stands for; {@link java.nio.file.NoSuchFileException} where there is no such name. */
    BasicFileAttributes attributes(String name) throws IOException;

    FileChannel read(String name) throws IOException;

    /** A new file; {@link java.nio.file.FileAlreadyExistsException} where the name is taken, by a link too. */
    FileChannel create(String name) throws IOException;

    /** Puts a file in another's place in one step. */
    void move(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    List<String> names() throws IOException;

    /** Null where the system has no such thing. */
    @Nullable
    Set<PosixFilePermission> permissions(String name) throws IOException;

    void permit(String name, Set<PosixFilePermission> permissions) throws IOException;

    /** Waits until the names of this folder are on the disk, where the system can. */
    void force() throws IOException;

    /** Opens folders. */
    @FunctionalInterface
    interface Opener {

        /**
         * Opens a folder of a project.
         *
         * @param root the project's folder, without links
         * @param below the folder in it, relative, without links
         */
        Folder open(Path root, List<String> below) throws IOException;
    }
}
