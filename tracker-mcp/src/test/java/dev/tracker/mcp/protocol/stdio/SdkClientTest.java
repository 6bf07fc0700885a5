package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The SDK's own client against a server in another process. */
class SdkClientTest {

    private static McpSyncClient client;

    @BeforeAll
    static void connect() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ServerParameters server = ServerParameters.builder(java.toString())
                .args("-cp", System.getProperty("java.class.path"), SampleMain.class.getName())
                .build();
        StdioClientTransport transport = new StdioClientTransport(server, new JacksonMcpJsonMapper(new ObjectMapper()));
        transport.setStdErrorHandler(line -> {});
        client = McpClient.sync(transport)
                .clientInfo(McpSchema.Implementation.builder("sdk-client", "1").build())
                .requestTimeout(Duration.ofSeconds(30))
                .initializationTimeout(Duration.ofSeconds(60))
                .build();
        client.initialize();
    }

    @AfterAll
    static void disconnect() {
        client.closeGracefully();
    }

    @Test
    void listsTools() {
        assertThat(client.listTools().tools()).extracting(McpSchema.Tool::name).containsExactly("echo", "refuse");
    }

    @Test
    void callsATool() {
        McpSchema.CallToolResult result =
                client.callTool(new McpSchema.CallToolRequest("echo", Map.of("a", "ä"), null));

        assertThat(result.isError()).isFalse();
        assertThat(result.structuredContent()).isEqualTo(Map.of("arguments", Map.of("a", "ä"), "client", "sdk-client"));
    }

    @Test
    void readsARefusal() {
        McpSchema.CallToolResult result = client.callTool(new McpSchema.CallToolRequest("refuse", Map.of(), null));

        assertThat(result.isError()).isTrue();
        assertThat(result.structuredContent()).isEqualTo(Map.of("error", "ValidationError"));
    }

    @Test
    void learnsThatAToolIsUnknown() {
        assertThatThrownBy(() -> client.callTool(new McpSchema.CallToolRequest("ecko", Map.of(), null)))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("Unknown tool: ecko. Did you mean echo?");
    }
}
