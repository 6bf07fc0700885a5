package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file beside a mirror that is there whenever changes wait in it, so that whoever asks need not open the
 * mirror. Set and cleared within the mirror's writes, of which there is one at a time.
 */
final class WaitingMark {

    private final Path file;

    WaitingMark(Path mirror) {
        this.file = mirror.resolveSibling(mirror.getFileName() + ".waiting");
    }

    boolean isSet() {
        return Files.exists(file);
    }

    void set() {
        try {
            OwnFiles.make(file);
        } catch (IOException e) {
            throw new DatabaseException(
                    SqlErrors.WRITE,
                    "The file '" + file + "' cannot be made, so that the change cannot be kept for the database. Check"
                            + " the folder's permissions.",
                    e);
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // One too many costs a look into the mirror, and no more.
            SqlErrors.log().log(System.Logger.Level.WARNING, "A mark of waiting changes could not be removed", e);
        }
    }
}
