package dev.tracker.mcp.protocol.stdio;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The SDK's server with nothing of ours around it, on a transport that keeps what is sent. */
final class BareSdk implements McpServerTransportProvider, McpServerTransport {

    private final JacksonMcpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());
    private final List<String> sent = new ArrayList<>();
    private McpServerSession session;

    private BareSdk() {}

    /** A server with one tool, {@code tool}, that answers what the supplier gives. */
    static BareSdk with(Supplier<Mono<McpSchema.CallToolResult>> tool) {
        BareSdk bare = new BareSdk();
        McpServer.async(bare)
                .serverInfo("bare", "1")
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .jsonMapper(bare.json)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .tools(new AsyncToolSpecification(
                        McpSchema.Tool.builder("tool", Map.of("type", "object")).build(),
                        (exchange, request) -> tool.get()))
                .build();
        return bare;
    }

    static BareSdk plain() {
        return with(() -> Mono.just(new McpSchema.CallToolResult(List.of(), false, null, null)));
    }

    BareSdk initialized() {
        send(RawClient.initialize("bare"));
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return this;
    }

    /** Hands a message over; whatever the SDK answers without waiting is there afterwards. */
    void send(String message) {
        try {
            session.handle(McpSchema.deserializeJsonRpcMessage(json, message)).subscribe(nothing -> {}, error -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was sent last, or an empty text. */
    String last() {
        return sent.isEmpty() ? "" : sent.get(sent.size() - 1);
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory sessionFactory) {
        session = sessionFactory.create(this);
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
        return Mono.fromRunnable(() -> {
            try {
                sent.add(json.writeValueAsString(message));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> typeRef) {
        return json.convertValue(data, typeRef);
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void close() {}

    @Override
    public List<String> protocolVersions() {
        return McpServerTransportProvider.super.protocolVersions();
    }
}
