package dev.tracker.mcp.protocol;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a handler may know of the call it answers; safe for use by several threads. */
public interface CallContext {

    /** The client's name as it gave it, or null where it gave none or a blank one. */
    @Nullable
    String clientName();

    /**
     * Tells the client how far the call has come; does nothing unless the client asked to be told.
     *
     * @param done grows with every report
     * @param total where {@code done} ends, or null where that is not known
     * @param message a sentence for people, or null
     */
    void progress(double done, @Nullable Double total, @Nullable String message);

    /** Whether the client no longer wants the answer; whatever is returned then goes nowhere. */
    boolean isCancelled();

    /**
     * Runs work during which the thread is interrupted when the call is cancelled.
     *
     * <p>Outside it a cancelled handler's thread is left alone, because an interrupt closes whatever
     * channel the thread happens to use, also one that others share.
     *
     * @throws CancellationException if the call is cancelled already
     */
    <T extends @Nullable Object> T interruptibly(Supplier<T> work);

    /**
     * Leaves the handler when the answer is no longer wanted.
     *
     * @throws CancellationException if the call is cancelled
     */
    default void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("the client cancelled the call");
        }
    }
}
