package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tracker.mcp.protocol.CallContext;
import dev.tracker.mcp.protocol.Completion;
import dev.tracker.mcp.protocol.Prompt;
import dev.tracker.mcp.protocol.Resource;
import dev.tracker.mcp.protocol.ToolAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParamsTest {

    private final RawClient client = RawClient.initialized(Samples.server(
                    Samples.tool("create_work_item", RequestParamsTest::nothing),
                    Samples.tool("update_work_item", RequestParamsTest::nothing),
                    Samples.tool("list_vendors", RequestParamsTest::nothing))
            .resources(List.of(new Resource(
                    "tracker://status",
                    "status",
                    "Status",
                    "The state.",
                    "text/markdown",
                    (uri, variables, context) -> "# State")))
            .prompts(List.of(new Prompt(
                    "begin",
                    "Begin",
                    "Begins.",
                    List.of(new Prompt.Argument("goal", "What for.", true)),
                    (arguments, context) -> "Begin.")))
            .completions(List.of(new Completion(
                    new Completion.Target.OfPrompt("begin"), (argument, value, others, context) -> List.of())))
            .build());

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "tools/call|\"text\"|params must be an object.",
                "tools/call|[]|params must be an object.",
                "tools/call|{}|params.name must be a string.",
                "tools/call|null|params.name must be a string.",
                "tools/call|{\"name\":7}|params.name must be a string.",
                "tools/call|{\"name\":\"list_vendors\",\"arguments\":[]}|params.arguments must be an object.",
                "tools/call|{\"name\":\"list_vendors\",\"arguments\":\"{}\"}|params.arguments must be an object.",
                "tools/call|{\"name\":\"list_vendors\",\"_meta\":3}|params._meta must be an object.",
                "tools/call|{\"name\":\"list_vendors\",\"_meta\":{\"progressToken\":{}}}"
                        + "|params._meta.progressToken must be a string or an integer.",
                "tools/list|7|params must be an object.",
                "tools/list|{\"cursor\":7}|params.cursor must be a string.",
                "resources/read|{}|params.uri must be a string.",
                "resources/read|{\"uri\":[]}|params.uri must be a string.",
                "prompts/get|{}|params.name must be a string.",
                "prompts/get|{\"name\":\"begin\"}|params.arguments.goal must be a string.",
                "prompts/get|{\"name\":\"begin\",\"arguments\":{\"goal\":1}}|params.arguments.goal must be a string.",
                "prompts/get|{\"name\":\"begin\",\"arguments\":{\"goal\":\"g\",\"x\":[]}}"
                        + "|params.arguments.x must be a string.",
                "prompts/get|{\"name\":\"began\"}|Unknown prompt: began. Did you mean begin?",
                "completion/complete|{}|params.ref must be an object.",
                "completion/complete|{\"ref\":{\"type\":\"x\"}}|params.ref.type must be ref/prompt or ref/resource.",
                "completion/complete|{\"ref\":{\"type\":\"ref/prompt\"}}|params.ref.name must be a string.",
                "completion/complete|{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"begin\"},\"argument\":{\"name\":\"goal\"}}"
                        + "|params.argument.value must be a string.",
                "ping|7|params must be an object.",
            })
    void refusesMalformedParamsInOurWords(String method, String params, String message) {
        JsonNode error = client.ask("1", method, params).get("error");

        assertThat(error.toString()).isEqualTo("{\"code\":-32602,\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "resources/list", "resources/templates/list", "prompts/list"})
    void refusesACursorThatWasNeverGiven(String method) {
        assertThat(client.ask("1", method, "{\"cursor\":\"\"}")
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(client.ask("2", method, "{\"cursor\":\"page2\"}")
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(client.ask("3", method, "{\"cursor\":null}").has("result")).isTrue();
    }

    @Test
    void listsWithoutParams() {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");

        assertThat(client.answerTo("1").at("/result/tools")).hasSize(3);
    }

    @Test
    void namesAnUnknownToolAndThoseThatWereMeant() {
        JsonNode error =
                client.ask("1", "tools/call", "{\"name\":\"create_item\"}").get("error");

        assertThat(error.get("code").asInt()).isEqualTo(-32602);
        assertThat(error.get("message").asText())
                .isEqualTo("Unknown tool: create_item. Did you mean create_work_item?");
    }

    @Test
    void showsAnUnknownNameCutAndWithoutHiddenCharacters() {
        JsonNode error = client.ask("1", "tools/call", "{\"name\":\"a\\u202eb\\u0007" + "x".repeat(200) + "\"}")
                .get("error");

        assertThat(error.get("message").asText()).isEqualTo("Unknown tool: a?b?" + "x".repeat(76) + "....");
    }

    private static ToolAnswer nothing(Map<String, Object> arguments, CallContext context) {
        return ToolAnswer.of("{}");
    }
}
