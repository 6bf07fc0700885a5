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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** What an administrator, or the user of a database, may have set for every new session of it. */
    private static final Map<String, String> ODD_DEFAULTS = Map.ofEntries(
            Map.entry("standard_conforming_strings", "off"),
            Map.entry("statement_timeout", "'1ms'"),
            Map.entry("lock_timeout", "'1ms'"),
            Map.entry("idle_in_transaction_session_timeout", "'1ms'"),
            Map.entry("idle_session_timeout", "'1ms'"),
            Map.entry("search_path", "elsewhere, public"),
            Map.entry("DateStyle", "'SQL, DMY'"),
            Map.entry("IntervalStyle", "'sql_standard'"),
            Map.entry("TimeZone", "'Asia/Kathmandu'"),
            Map.entry("bytea_output", "'escape'"),
            Map.entry("client_encoding", "'LATIN1'"),
            Map.entry("default_transaction_isolation", "'serializable'"),
            Map.entry("default_transaction_deferrable", "on"),
            Map.entry("row_security", "off"),
            Map.entry("extra_float_digits", "'-15'"),
            Map.entry("session_replication_role", "'replica'"),
            Map.entry("array_nulls", "off"),
            Map.entry("transform_null_equals", "on"),
            Map.entry("quote_all_identifiers", "on"),
            Map.entry("escape_string_warning", "off"),
            Map.entry("backslash_quote", "off"),
            Map.entry("default_text_search_config", "'pg_catalog.german'"),
            Map.entry("xmloption", "'document'"),
            Map.entry("work_mem", "'64kB'"),
            Map.entry("plan_cache_mode", "'force_generic_plan'"));

    /** On PostgreSQL, with defaults of the database that are not the usual ones. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void worksThroughTheSdksClient(Kind kind) throws SQLException {
        try (TestDatabase database = TestDatabases.fresh(kind);
                McpSyncClient client = client(database)) {
            if (kind == Kind.POSTGRESQL) {
                setOddDefaults(database);
            }
            client.initialize();

            Scenario.walk((tool, arguments) -> {
                McpSchema.CallToolResult result =
                        client.callTool(new McpSchema.CallToolRequest(tool, map(arguments), null));
                return new Scenario.Result(
                        Boolean.TRUE.equals(result.isError()), JSON.valueToTree(result.structuredContent()));
            });
        }
    }

    private static void setOddDefaults(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA elsewhere");
            for (Map.Entry<String, String> parameter : ODD_DEFAULTS.entrySet()) {
                statement.execute("ALTER DATABASE \"" + connection.getCatalog() + "\" SET " + parameter.getKey() + " = "
                        + parameter.getValue());
            }
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
