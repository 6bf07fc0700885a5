package dev.tracker.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Which file stands at a path: device and inode, or where the platform has no such key, that there is one. */
final class FileKey {

    private static final String WITHOUT_KEY = "a file";

    private FileKey() {}

    /** The key of the file at a path; null where there is none. Opens nothing, so that no lock is given up. */
    static @Nullable Object of(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? WITHOUT_KEY : key;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A file cannot be looked at", e);
            return null;
        }
    }
}
