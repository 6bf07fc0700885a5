package dev.tracker.persistence.files;

import dev.tracker.core.error.ValidationException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says on {@code path} why a file is not read or written. */
final class Refusal {

    private static final String FIELD = "path";

    private Refusal() {}

    static ValidationException of(String path, String message) {
        return ValidationException.of(FIELD, message, path);
    }

    static ValidationException absent(String path) {
        return of(path, "names a file that does not exist");
    }

    static ValidationException outside(String path) {
        return of(path, "leads outside of the project's folder; name a file in it");
    }

    static ValidationException changing(String path) {
        return of(path, "names a file that is being changed by another program; call again when it is done");
    }

    /** @param doing such as {@code read} */
    static ValidationException failed(String path, String doing, IOException fault) {
        log().log(System.Logger.Level.DEBUG, "The file " + path + " cannot be " + doing, fault);
        return of(path, "names a file that cannot be " + doing + ": " + reason(fault));
    }

    private static String reason(IOException fault) {
        if (fault instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (fault instanceof NoSuchFileException) {
            return "it, or a folder on its way, is not there";
        }
        if (fault instanceof NotDirectoryException) {
            return "a folder on its way is none";
        }
        // The system's own words ("No space left on device"), without the path that others might not know.
        String said = fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
        return said == null ? "the system does not say why" : said;
    }

    private static System.Logger log() {
        return System.getLogger("dev.tracker.persistence");
    }
}
