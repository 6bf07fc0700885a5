package dev.tracker.testkit.fault;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Why a write to a {@link FaultyFiles} fails. */
public enum FileFault {
    /** The disk is full. */
    NO_SPACE {
        @Override
        IOException on(Path path) {
            return new FileSystemException(path.toString(), null, "No space left on device");
        }
    },
    /** Somebody else owns the file, or its folder. */
    ACCESS_DENIED {
        @Override
        IOException on(Path path) {
            return new AccessDeniedException(path.toString());
        }
    };

    abstract IOException on(Path path);
}
