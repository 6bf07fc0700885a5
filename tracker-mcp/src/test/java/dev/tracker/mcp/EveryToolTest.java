package dev.tracker.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.database.TestDatabases;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every tool, well and badly, through each way to it. */
class EveryToolTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path project;

    @BeforeEach
    void putFilesIntoTheProject() {
        Scenario.prepare(project);
    }

    @Test
    void worksInTheProcess() {
        try (EmbeddedRecord record = new EmbeddedRecord(project)) {
            Scenario.walk(record);
        }
    }

    @Test
    void worksByPlainLines() {
        try (ServerProcess server = ServerProcess.initialized(project, "--toolsets", "all")) {
            Scenario.walk(server);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void worksThroughTheSdksClient(Kind kind) {
        try (TestDatabase database = TestDatabases.fresh(kind);
                McpSyncClient client = client(database)) {
            client.initialize();

            Scenario.walk((tool, arguments) -> {
                McpSchema.CallToolResult result =
                        client.callTool(new McpSchema.CallToolRequest(tool, map(arguments), null));
                return new Scenario.Result(
                        Boolean.TRUE.equals(result.isError()), JSON.valueToTree(result.structuredContent()));
            });
        }
    }

    private McpSyncClient client(TestDatabase database) {
        List<String> command = ServerProcess.command("-C", project.toString(), "--toolsets", "all");
        Map<String, String> environment = new HashMap<>();
        environment.put("TRACKER_DATABASE_URL", database.jdbcUrl());
        if (database.user() != null) {
            environment.put("TRACKER_DATABASE_USER", database.user());
        }
        if (database.password() != null) {
            environment.put("TRACKER_DATABASE_PASSWORD", database.password());
        }
        ServerParameters server = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .env(environment)
                .build();
        StdioClientTransport transport = new StdioClientTransport(server, new JacksonMcpJsonMapper(JSON));
        transport.setStdErrorHandler(line -> {});
        return McpClient.sync(transport)
                .clientInfo(McpSchema.Implementation.builder("sdk-client", "1").build())
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode arguments) {
        return JSON.convertValue(arguments, Map.class);
    }
}
