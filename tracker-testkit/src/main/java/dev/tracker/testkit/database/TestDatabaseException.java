package dev.tracker.testkit.database;

import org.jspecify.annotations.Nullable;

/** Says why a test cannot have its database, and what would help. */
public final class TestDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TestDatabaseException(String message) {
        super(message);
    }

    TestDatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
