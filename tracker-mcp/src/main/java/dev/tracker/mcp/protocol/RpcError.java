package dev.tracker.mcp.protocol;

/** The error of a JSON-RPC answer. */
record RpcError(int code, String message) {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;
    static final int RESOURCE_NOT_FOUND = -32002;

    static RpcError unreadable(String message) {
        return new RpcError(PARSE_ERROR, message);
    }

    static RpcError invalidRequest(String message) {
        return new RpcError(INVALID_REQUEST, message);
    }

    static RpcError methodNotFound(String method) {
        return new RpcError(METHOD_NOT_FOUND, "Method not found: " + Names.shown(method));
    }

    static RpcError invalidParams(String message) {
        return new RpcError(INVALID_PARAMS, message);
    }

    static RpcError internal() {
        return new RpcError(INTERNAL_ERROR, "The server failed to answer; its log says why.");
    }
}
