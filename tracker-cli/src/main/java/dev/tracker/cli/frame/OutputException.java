package dev.tracker.cli.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The end of a command whose output cannot be written. */
public final class OutputException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final boolean readerGone;
    private final String reason;

    OutputException(IOException cause, boolean readerGone) {
        super(cause);
        this.readerGone = readerGone;
        this.reason = FileFaults.reason(cause);
    }

    /** Whether the reader of a pipe ended before the command, as {@code head} does, which is no fault. */
    public boolean isReaderGone() {
        return readerGone;
    }

    /** Why it could not be written, to follow a colon. */
    public String reason() {
        return reason;
    }

    /** The one that a fault came from; null where it has another cause. */
    public static @Nullable OutputException causeOf(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutputException output) {
                return output;
            }
        }
        return null;
    }
}
