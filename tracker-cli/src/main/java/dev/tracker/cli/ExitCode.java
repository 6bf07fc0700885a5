package dev.tracker.cli;

import dev.tracker.core.error.ErrorCode;

/** How the program ends. */
enum ExitCode {
    DONE(0),
    UNEXPECTED(1),
    USAGE(2),
    REFUSED(3),
    NOT_FOUND(4),
    CONFLICT(5),
    UNAVAILABLE(6),
    /** What a shell says of programs that end because the reader of their pipe did. */
    READER_GONE(141),
    /** What the Java machine itself ends with on ctrl-C; nobody has to return it. */
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    static ExitCode of(ErrorCode code) {
        return switch (code) {
            case VALIDATION, DUPLICATE, CYCLE -> REFUSED;
            case NOT_FOUND -> NOT_FOUND;
            case VERSION_CONFLICT -> CONFLICT;
            case DATABASE -> UNAVAILABLE;
        };
    }
}
