package dev.tracker.core.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refused call. The message is one sentence for the person or model that made the call: what was
 * wrong, where, and what to do next. It never holds SQL, credentials or internals.
 */
public abstract sealed class TrackerException extends RuntimeException
        permits ValidationException,
                NotFoundException,
                StaleVersionException,
                DuplicateException,
                CycleException,
                DatabaseException {

    private static final long serialVersionUID = 1L;

    TrackerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What kind of refusal this is. */
    public abstract ErrorCode code();

    /** The facts behind the message, by their JSON names, ready to be shown. */
    public abstract Map<String, @Nullable Object> details();

    /** The message; unlike other throwables', never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code().code() : message;
    }
}
