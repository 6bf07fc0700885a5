package dev.tracker.mcp.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client's talk with a server in a process of its own, every call and answer of it printed. */
final class Conversation implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final McpSyncClient client;
    private final PrintStream out;

    private Conversation(McpSyncClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** Starts a server with Java's arguments, and introduces the client to it. */
    static Conversation with(List<String> server, Path project, PrintStream out) {
        List<String> arguments = new ArrayList<>(server);
        arguments.addAll(List.of("--project", project.toString()));
        ServerParameters parameters = ServerParameters.builder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .args(arguments)
                .build();
        StdioClientTransport transport = new StdioClientTransport(parameters, new JacksonMcpJsonMapper(JSON));
        transport.setStdErrorHandler(System.err::println);
        McpSyncClient client = McpClient.sync(transport)
                .clientInfo(McpSchema.Implementation.builder("claude-code", "1").build())
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .build();
        client.initialize();
        return new Conversation(client, out);
    }

    /** How many tools the server offers. */
    int tools() {
        return client.listTools().tools().size();
    }

    /** Says what comes next. */
    void heading(String text) {
        out.printf("%n# %s%n", text);
    }

    /** Calls a tool that is to succeed. */
    JsonNode call(String tool, Map<String, Object> arguments) {
        return exchange(tool, arguments, false);
    }

    /** Calls a tool that is to refuse. */
    JsonNode refused(String tool, Map<String, Object> arguments) {
        return exchange(tool, arguments, true);
    }

    @Override
    public void close() {
        client.closeGracefully();
    }

    private JsonNode exchange(String tool, Map<String, Object> arguments, boolean refusal) {
        out.printf("→ %s %s%n", tool, JSON.valueToTree(arguments));
        McpSchema.CallToolResult result = client.callTool(new McpSchema.CallToolRequest(tool, arguments, null));
        String text = ((McpSchema.TextContent) result.content().get(0)).text();
        out.printf("← %s%n", text);
        if (Boolean.TRUE.equals(result.isError()) != refusal) {
            throw new IllegalStateException(tool + (refusal ? " was not refused" : " was refused") + ": " + text);
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer is no JSON: " + text, e);
        }
    }
}
