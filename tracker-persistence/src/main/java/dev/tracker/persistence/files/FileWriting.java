package dev.tracker.persistence.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes files that are whole on the disk before anybody sees them under their names. */
final class FileWriting {

    private static final String UNFINISHED = ".tracker-new";

    private FileWriting() {}

    /** Puts content under a name, in another file's place where the name is taken. */
    static void replace(Folder folder, String name, byte[] bytes) throws IOException {
        String unfinished = name + UNFINISHED;
        deleteIfThere(folder, unfinished);
        boolean moved = false;
        try {
            write(folder, unfinished, bytes, permissions(folder, name));
            folder.move(unfinished, name);
            moved = true;
        } finally {
            if (!moved) {
                deleteIfThere(folder, unfinished);
            }
        }
        folder.force();
    }

    /** @return whether the name was free; where it was not, nothing is written */
    static boolean create(Folder folder, String name, byte[] bytes, @Nullable Set<PosixFilePermission> permissions)
            throws IOException {
        try {
            write(folder, name, bytes, permissions);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        folder.force();
        return true;
    }

    /** Those of the file under a name; null where there is none. */
    static @Nullable Set<PosixFilePermission> permissions(Folder folder, String name) throws IOException {
        try {
            return folder.permissions(name);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void write(Folder folder, String name, byte[] bytes, @Nullable Set<PosixFilePermission> permissions)
            throws IOException {
        boolean whole = false;
        FileChannel channel = folder.create(name);
        try (channel) {
            if (permissions != null) {
                folder.permit(name, permissions);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            whole = true;
        } finally {
            if (!whole) {
                deleteIfThere(folder, name);
            }
        }
    }

    private static void deleteIfThere(Folder folder, String name) throws IOException {
        try {
            folder.delete(name);
        } catch (NoSuchFileException e) {
            // Nothing was left, which is what was wanted.
            return;
        }
    }
}
