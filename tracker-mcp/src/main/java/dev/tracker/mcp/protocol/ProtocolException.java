package dev.tracker.mcp.protocol;

import dev.tracker.mcp.protocol.jsonrpc.RpcError;

/** Thrown by a resource, prompt or completion handler to refuse a request; its message goes out. */
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    private ProtocolException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** There is no such resource. */
    public static ProtocolException resourceNotFound(String message) {
        return new ProtocolException(RpcError.RESOURCE_NOT_FOUND, message);
    }

    /** The request's parameters cannot be served as they are. */
    public static ProtocolException invalidParams(String message) {
        return new ProtocolException(RpcError.INVALID_PARAMS, message);
    }

    public int code() {
        return code;
    }
}
