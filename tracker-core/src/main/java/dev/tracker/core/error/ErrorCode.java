package dev.tracker.core.error;

/** The closed set of ways in which a call can be refused; {@link #code()} is what clients see. */
public enum ErrorCode {
    VALIDATION("ValidationError"),
    NOT_FOUND("NotFoundError"),
    VERSION_CONFLICT("VersionConflictError"),
    DUPLICATE("DuplicateError"),
    CYCLE("CycleError"),
    DATABASE("DatabaseError");

    private final String code;

    ErrorCode(String code) {
        this.code = code;
    }

    /** The name under which clients know this error. */
    public String code() {
        return code;
    }
}
