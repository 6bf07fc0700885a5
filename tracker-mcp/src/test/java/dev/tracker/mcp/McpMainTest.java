package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as its user starts it. */
class McpMainTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path project;

    @Test
    void explainsItselfWhereItIsStartedWrongly() {
        assertRefused(2, "there is no option --verbose", "--verbose");
        assertRefused(2, "--http is not offered in this version", "--http", "8080");
        assertRefused(2, "no toolset is called 'wrok'", "--toolsets", "wrok");
    }

    @Test
    void saysWhyThereIsNoRecord() throws IOException {
        Files.writeString(project.resolve("no.db"), "This is no database, and it is long enough to be seen as none.");

        Files.createDirectories(project.resolve(".tracker"));
        Files.writeString(project.resolve(".tracker/config.properties"), "fallback=off\n");

        assertRefused(6, "tracker-mcp: ", "--database", "jdbc:sqlite:no.db");
    }

    @Test
    void namesTheSettingThatIsWrong() throws IOException {
        Files.createDirectories(project.resolve(".tracker"));
        Files.writeString(project.resolve(".tracker/config.properties"), "cache.tll=PT30M\n");

        assertRefused(3, "cache.tll from .tracker/config.properties is not a setting; did you mean cache.ttl?");
    }

    @Test
    void listsItsToolsInTheRoomThereIs() {
        try (ServerProcess server = ServerProcess.initialized(project)) {
            JsonNode list = server.ask("tools/list", JSON.createObjectNode());

            assertThat(list.get("result").toString().length()).isLessThan(24_000);
            assertThat(names(list.at("/result/tools")))
                    .containsExactlyElementsOf(OfferedTools.of(Toolset.DEFAULT, false).stream()
                            .map(tool -> tool.name())
                            .toList());
        }
    }

    @Test
    void offersNoWriterWhenReadOnly() {
        try (ServerProcess server = ServerProcess.initialized(project, "--read-only", "--toolsets", "vendors")) {
            JsonNode tools = server.ask("tools/list", JSON.createObjectNode()).at("/result/tools");
            JsonNode refusal = server.ask(
                    "tools/call",
                    JSON.createObjectNode()
                            .put("name", "create_vendor")
                            .set("arguments", JSON.createObjectNode().put("name", "Acme")));

            assertThat(names(tools)).containsExactly("query_vendor_status", "list_vendors");
            assertThat(refusal.at("/error/message").asText()).startsWith("Unknown tool: create_vendor");
            assertThat(server.call("list_vendors", "{}")
                            .answer()
                            .get("total_count")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void endsWithItsInputAndHasWrittenNothingElse() {
        ServerProcess server = ServerProcess.initialized(project);

        assertThat(server.end()).isZero();
        assertThat(server.linesLeft()).isEmpty();
    }

    @Test
    void attributesWritesToTheNearestName() {
        try (ServerProcess server = ServerProcess.initialized(project)) {
            assertThat(creator(server, "{\"name\": \"A\"}")).isEqualTo("raw");
            assertThat(creator(server, "{\"name\": \"B\", \"created_by\": \"ada\"}"))
                    .isEqualTo("ada");
        }
        try (ServerProcess server = ServerProcess.initialized(project, "--actor", "ci")) {
            assertThat(creator(server, "{\"name\": \"C\"}")).isEqualTo("ci");
            assertThat(creator(server, "{\"name\": \"D\", \"created_by\": \"ada\"}"))
                    .isEqualTo("ada");
        }
    }

    private static List<String> names(JsonNode tools) {
        List<String> names = new ArrayList<>();
        tools.forEach(tool -> names.add(tool.get("name").asText()));
        return names;
    }

    private static String creator(ServerProcess server, String vendor) {
        return server.call("create_vendor", vendor).answer().get("created_by").asText();
    }

    private void assertRefused(int code, String message, String... arguments) {
        ServerProcess server = ServerProcess.start(project, Map.of(), arguments);

        assertThat(server.end()).isEqualTo(code);
        assertThat(server.log()).contains(message).doesNotContain("Exception", "\tat ");
        assertThat(server.linesLeft()).isEqualTo(List.of());
    }
}
