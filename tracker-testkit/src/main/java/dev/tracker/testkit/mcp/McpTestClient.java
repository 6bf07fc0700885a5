package dev.tracker.testkit.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A client of an MCP server, which it starts or joins, over the protocol as the official SDK speaks it.
 *
 * <pre>{@code
 * try (McpTestClient client = McpTestClient.ofJar(Path.of("tracker-mcp.jar")).connect()) {
 *     Map<String, Object> item = client.call("create_work_item", Map.of("item_type", "task", "title", "Login"));
 * }
 * }</pre>
 *
 * <p>Closing it ends a server that it started and removes the folder that server ran in. Safe for several
 * threads.
 */
public final class McpTestClient implements AutoCloseable {

    /** How often to look whether a server that is greeted is still there. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final McpSyncClient client;
    private final @Nullable ServerChild child;

    private McpTestClient(McpSyncClient client, @Nullable ServerChild child) {
        this.client = client;
        this.child = child;
    }

    /** A server to be started from a jar. */
    public static McpServer ofJar(Path jar) {
        return McpServer.ofJar(jar);
    }

    /** A server to be started by its main class, which is on this JVM's class path. */
    public static McpServer ofMain(Class<?> main) {
        return McpServer.ofMain(main.getName());
    }

    /**
     * Joins a server that runs.
     *
     * @param endpoint the address of its MCP endpoint over HTTP
     */
    public static McpTestClient joining(URI endpoint) {
        URI root = endpoint.resolve("/");
        String path = endpoint.getRawPath();
        McpClientTransport transport = HttpClientStreamableHttpTransport.builder(root.toString())
                .endpoint(path == null || path.isEmpty() || path.equals("/") ? "/mcp" : path)
                .build();
        return greet(transport, null, McpServer.PATIENCE);
    }

    /** Goes through the greeting; a server that was started for it is ended where it fails. */
    static McpTestClient greet(McpClientTransport transport, @Nullable ServerChild child, Duration patience) {
        McpSyncClient client = McpClient.sync(transport)
                .clientInfo(
                        McpSchema.Implementation.builder("tracker-testkit", "1").build())
                .requestTimeout(patience)
                .initializationTimeout(patience)
                .build();
        McpTestClient made = new McpTestClient(client, child);
        boolean greeted = false;
        try {
            made.initialize();
            greeted = true;
            return made;
        } catch (ExecutionException e) {
            throw unanswered(child, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(child, e);
        } finally {
            if (!greeted) {
                made.close();
            }
        }
    }

    private static IllegalStateException unanswered(@Nullable ServerChild child, @Nullable Throwable cause) {
        return new IllegalStateException(
                "The MCP server does not answer the greeting. " + (child == null ? "" : child.log()), cause);
    }

    /** The SDK waits for an answer also when the server has ended, and so does not know to give up. */
    private void initialize() throws ExecutionException, InterruptedException {
        CompletableFuture<?> greeting = CompletableFuture.runAsync(client::initialize, McpTestClient::aside);
        while (true) {
            try {
                greeting.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (child != null && child.hasEnded()) {
                    throw new ExecutionException("It has ended.", e);
                }
            }
        }
    }

    private static void aside(Runnable work) {
        Thread thread = new Thread(work, "mcp-greeting");
        thread.setDaemon(true);
        thread.start();
    }

    /** The names of the tools offered. */
    public List<String> tools() {
        return client.listTools().tools().stream().map(McpSchema.Tool::name).toList();
    }

    /**
     * Calls a tool that is to answer.
     *
     * @return its structured answer
     * @throws AssertionError if the tool refuses, with what it said
     */
    public Map<String, Object> call(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = result(tool, arguments);
        if (isRefusal(result)) {
            throw new AssertionError("The tool " + tool + " refuses: " + result.structuredContent());
        }
        return structured(result);
    }

    /**
     * Calls a tool that is to refuse.
     *
     * @return what it says of the refusal
     * @throws AssertionError if the tool answers
     */
    public Map<String, Object> refusal(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = result(tool, arguments);
        if (!isRefusal(result)) {
            throw new AssertionError("The tool " + tool + " does not refuse: " + result.structuredContent());
        }
        return structured(result);
    }

    /** The text of a resource. */
    public String read(String uri) {
        McpSchema.ReadResourceResult result =
                client.readResource(McpSchema.ReadResourceRequest.builder(uri).build());
        StringBuilder text = new StringBuilder();
        for (McpSchema.ResourceContents contents : result.contents()) {
            if (contents instanceof McpSchema.TextResourceContents of) {
                text.append(of.text());
            }
        }
        return text.toString();
    }

    /** The SDK's own client, for all else that the protocol has. It is closed with this one. */
    public McpSyncClient sdk() {
        return client;
    }

    /** What a server that was started wrote to standard error; empty for one that was joined. */
    public String log() {
        return child == null ? "" : child.log();
    }

    private McpSchema.CallToolResult result(String tool, Map<String, Object> arguments) {
        return client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static boolean isRefusal(McpSchema.CallToolResult result) {
        return Boolean.TRUE.equals(result.isError());
    }

    @SuppressWarnings("unchecked") // An object of JSON is read as a map from names.
    private static Map<String, Object> structured(McpSchema.CallToolResult result) {
        return result.structuredContent() instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    @Override
    public void close() {
        try {
            client.closeGracefully();
        } finally {
            if (child != null) {
                child.end();
            }
        }
    }
}
