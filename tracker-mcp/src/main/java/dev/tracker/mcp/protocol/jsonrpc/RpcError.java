package dev.tracker.mcp.protocol.jsonrpc;

/** The error of a JSON-RPC answer. */
public record RpcError(int code, String message) {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;
    public static final int RESOURCE_NOT_FOUND = -32002;

    public static RpcError unreadable(String message) {
        return new RpcError(PARSE_ERROR, message);
    }

    public static RpcError invalidRequest(String message) {
        return new RpcError(INVALID_REQUEST, message);
    }

    public static RpcError methodNotFound(String method) {
        return new RpcError(METHOD_NOT_FOUND, "Method not found: " + Names.shown(method));
    }

    static RpcError invalidParams(String message) {
        return new RpcError(INVALID_PARAMS, message);
    }

    public static RpcError internal() {
        return new RpcError(INTERNAL_ERROR, "The server failed to answer; its log says why.");
    }
}
