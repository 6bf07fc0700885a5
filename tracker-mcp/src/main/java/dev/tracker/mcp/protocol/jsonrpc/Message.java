package dev.tracker.mcp.protocol.jsonrpc;

import org.jspecify.annotations.Nullable;

/** A JSON-RPC message that could be read. */
public sealed interface Message {

    /**
     * Asks for an answer.
     *
     * @param id a string or an integer of any size
     */
    record Request(Object id, String method, @Nullable Object params) implements Message {}

    /** Wants no answer. */
    record Notification(String method, @Nullable Object params) implements Message {}

    /** Answers what the server asked. */
    record Reply() implements Message {}
}
