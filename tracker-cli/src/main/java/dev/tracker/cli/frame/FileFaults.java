package dev.tracker.cli.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Says in words why a file cannot be used. */
public final class FileFaults {
    private FileFaults() {}

    /** What reading or writing a file failed with that another fault came from; null where it has another cause. */
    public static @Nullable IOException causeOf(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException io) {
                return io.getCause();
            }
        }
        return null;
    }

    /** The same, where the fault may be of a file itself. */
    public static @Nullable IOException causeIn(Throwable fault) {
        return fault instanceof IOException io ? io : causeOf(fault);
    }

    /** The reason, to follow a colon. */
    public static String reason(IOException fault) {
        if (fault instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (fault instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "something else stands there";
        }
        if (fault instanceof NotDirectoryException) {
            return "what should be its folder is none";
        }
        if (fault instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        String said = fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
        return said == null ? "the system does not say why" : said;
    }
}
