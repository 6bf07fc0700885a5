package dev.tracker.mcp.protocol.sdk;

import dev.tracker.mcp.protocol.jsonrpc.RpcError;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Puts right what the SDK answers; knows no transport. */
public final class SdkAnswers {

    private static final Logger LOG = System.getLogger(SdkAnswers.class.getName());

    private SdkAnswers() {}

    /** Works round the SDK 2.1.0, which always declares {@code logging}: nothing here logs to clients. */
    public static Object mended(Object result) {
        if (!(result instanceof InitializeResult answer)) {
            return result;
        }
        ServerCapabilities all = answer.capabilities();
        ServerCapabilities ours = new ServerCapabilities(
                all.completions(),
                all.experimental(),
                null,
                all.prompts(),
                all.resources(),
                all.tools(),
                all.extensions());
        return new InitializeResult(
                answer.protocolVersion(), ours, answer.serverInfo(), answer.instructions(), answer.meta());
    }

    /** Works round the SDK 2.1.0, which sends an exception's message out as an internal error. */
    public static Object mended(JSONRPCError error) {
        if (error.code() != RpcError.INTERNAL_ERROR) {
            return error;
        }
        LOG.log(Level.WARNING, "internal error hidden from the client: {0} {1}", error.message(), error.data());
        return RpcError.internal();
    }
}
