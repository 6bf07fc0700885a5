package dev.tracker.core.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database refused or broke, and nothing else could serve. The cause is for the log alone. */
public final class DatabaseException extends TrackerException {

    private static final long serialVersionUID = 1L;

    /** Operation of a read. */
    public static final String READ = "read the record";

    /** Operation of a write. */
    public static final String WRITE = "change the record";

    /** Operation of opening a store. */
    public static final String OPEN = "open the record";

    private final String operation;

    /**
     * @param operation what was being done, such as {@code open the record}
     * @param sentence what happened and what to do, without SQL or credentials
     * @param cause the driver's own words, never shown to a client
     */
    public DatabaseException(String operation, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.operation = operation;
    }

    public String operation() {
        return operation;
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.DATABASE;
    }

    @Override
    public Map<String, @Nullable Object> details() {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("operation", operation);
        return details;
    }
}
