package dev.tracker.mcp.protocol.jsonrpc;

import org.jspecify.annotations.Nullable;

/** Ends the way of a message that is answered with an error before it reaches the SDK. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object id;
    private final transient RpcError error;

    /**
     * Refuses a message.
     *
     * @param id the message's id, or null where it has none that can be read
     */
    public Refusal(@Nullable Object id, RpcError error) {
        super(error.message(), null, false, false);
        this.id = id;
        this.error = error;
    }

    @Nullable
    public Object id() {
        return id;
    }

    public RpcError error() {
        return error;
    }
}
