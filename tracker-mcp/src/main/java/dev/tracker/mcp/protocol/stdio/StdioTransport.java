package dev.tracker.mcp.protocol.stdio;

import dev.tracker.mcp.protocol.call.Call;
import dev.tracker.mcp.protocol.call.Calls;
import dev.tracker.mcp.protocol.jsonrpc.RpcError;
import dev.tracker.mcp.protocol.jsonrpc.Wire;
import dev.tracker.mcp.protocol.sdk.SdkAnswers;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerTransport;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Mono;

/** The SDK's way out: what a session sends is written before the call returns. */
final class StdioTransport implements McpServerTransport {

    private static final Logger LOG = System.getLogger(StdioTransport.class.getName());

    private final Wire wire;
    private final Outbox outbox;
    private final Calls calls;

    StdioTransport(Wire wire, Outbox outbox, Calls calls) {
        this.wire = wire;
        this.outbox = outbox;
        this.calls = calls;
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> send(message));
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> typeRef) {
        return wire.json().convertValue(data, wire.json().constructType(typeRef.getType()));
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    private void send(JSONRPCMessage message) {
        if (message instanceof JSONRPCResponse response) {
            Call call = calls.claimAnswer(response.id());
            if (call != null) {
                outbox.write(answer(call.clientId(), response));
            }
            return;
        }
        try {
            outbox.write(wire.line(message));
        } catch (UncheckedIOException e) {
            LOG.log(Level.ERROR, "a message could not be written", e);
        }
    }

    private byte[] answer(Object id, JSONRPCResponse response) {
        try {
            return response.error() == null
                    ? wire.result(id, SdkAnswers.mended(response.result()))
                    : wire.error(id, SdkAnswers.mended(response.error()));
        } catch (UncheckedIOException e) {
            LOG.log(Level.ERROR, "an answer could not be written", e);
            return wire.error(id, RpcError.internal());
        }
    }
}
