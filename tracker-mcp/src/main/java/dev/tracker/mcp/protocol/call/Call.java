package dev.tracker.mcp.protocol.call;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request from the moment it was read until its handler is done.
 *
 * <p>Works round the SDK 2.1.0, which ignores {@code notifications/cancelled}: whoever feeds a
 * transport keeps its calls, and hands each to its handler in the transport context under
 * {@link #KEY}.
 */
public final class Call {

    /** Where a handler finds its call in the SDK's transport context. */
    public static final String KEY = "tracker.call";

    private final Object clientId;
    private boolean cancelled;
    private boolean answered;
    private @Nullable Thread interruptible;

    public Call(Object clientId) {
        this.clientId = clientId;
    }

    /** The request's id as the client wrote it. */
    public Object clientId() {
        return clientId;
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Makes the answer unwanted, unless it is on its way already. */
    synchronized void cancel() {
        if (answered) {
            return;
        }
        cancelled = true;
        if (interruptible != null) {
            interruptible.interrupt();
        }
    }

    /** Takes the right to answer, which exists once, and not after a cancellation. */
    synchronized boolean claimAnswer() {
        boolean claimed = !cancelled && !answered;
        answered |= claimed;
        return claimed;
    }

    public <T extends @Nullable Object> T interruptibly(Supplier<T> work) {
        enterInterruptible();
        try {
            return work.get();
        } finally {
            leaveInterruptible();
        }
    }

    private synchronized void enterInterruptible() {
        if (cancelled) {
            throw new CancellationException("the client cancelled the call");
        }
        interruptible = Thread.currentThread();
    }

    private synchronized void leaveInterruptible() {
        interruptible = null;
        if (cancelled) {
            // The interrupt was meant for this work only; the thread serves others next.
            Thread.interrupted();
        }
    }
}
