package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import java.math.BigDecimal;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolCallTest {

    @Test
    void greetsWithNameVersionAndInstructions() {
        try (RawClient client = RawClient.of(Samples.server(Samples.echo()).build())) {
            client.send(RawClient.initialize("raw"));

            JsonNode result = client.answerTo("\"init\"").get("result");

            assertThat(result.toString()).isEqualTo("""
                    {"protocolVersion":"2025-11-25","capabilities":{"tools":{"listChanged":false}},\
                    "serverInfo":{"name":"sample","version":"1.2.3"},"instructions":"Look first."}""");
        }
    }

    @Test
    void listsToolsAsDescribedAndInTheirOrder() {
        try (RawClient client = RawClient.initialized(
                Samples.server(Samples.refusing(), Samples.echo()).build())) {
            JsonNode tools = client.ask("1", "tools/list", "{}").at("/result/tools");

            assertThat(tools).extracting(tool -> tool.get("name").asText()).containsExactly("refuse", "echo");
            assertThat(tools.get(1).toString()).isEqualTo("""
                    {"name":"echo","title":"Title of echo","description":"What echo does",\
                    "inputSchema":{"type":"object","properties":{}},"outputSchema":{"type":"object"},\
                    "annotations":{"readOnlyHint":true,"destructiveHint":false,"idempotentHint":true,\
                    "openWorldHint":false}}""");
        }
    }

    @Test
    void sendsAnAnswerUnchangedAsTextAndAsStructuredContent() {
        String answer = "{\"b\":1.50,\"a\":\"ä \\u2028 \\\"\"}";
        Tool tool = Samples.tool("odd", (arguments, context) -> ToolAnswer.of(answer));
        try (RawClient client = RawClient.initialized(Samples.server(tool).build())) {
            JsonNode result =
                    client.ask("1", "tools/call", "{\"name\":\"odd\"}").get("result");

            assertThat(result.at("/content/0/text").asText()).isEqualTo(answer);
            assertThat(result.at("/structuredContent").toString()).isEqualTo("{\"b\":1.5,\"a\":\"ä \u2028 \\\"\"}");
            assertThat(result.get("isError").asBoolean()).isFalse();
        }
    }

    @Test
    void sendsARefusalAsAnErroneousResult() {
        try (RawClient client =
                RawClient.initialized(Samples.server(Samples.refusing()).build())) {
            JsonNode result =
                    client.ask("1", "tools/call", "{\"name\":\"refuse\"}").get("result");

            assertThat(result.get("isError").asBoolean()).isTrue();
            assertThat(result.at("/structuredContent/error").asText()).isEqualTo("ValidationError");
        }
    }

    @Test
    void handsArgumentsOverAsTheyCame() {
        try (RawClient client =
                RawClient.initialized(Samples.server(Samples.echo()).build())) {
            String arguments = "{\"z\":null,\"a\":[1,2.5,\"x\",true,9223372036854775807],\"o\":{\"k\":{}}}";

            client.send(RawClient.call("1", "echo", arguments));

            assertThat(client.answerTo("1")
                            .at("/result/structuredContent/arguments")
                            .toString())
                    .isEqualTo(arguments);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1e400, 1E+400",
        "-1e400, -1E+400",
        "1e99999999999999999999, 1E+999999999",
        "-0e99999999999999999999, 0E+999999999",
        "12345678901234567890, 12345678901234567890",
        "0.1, 0.1",
        "2.0, 2.0"
    })
    void handsNumbersOverExactly(String sent, String seen) {
        assertThat(numberSeenOf(sent)).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({"9, '', 1000000", "1, .5, 1000000", "-9, e5, 1000000"})
    void handsHugeNumbersOverBySignAndMagnitude(String digit, String end, int count) {
        String seen = numberSeenOf(digit.replaceFirst("(\\d)", "$1" + "0".repeat(count - 1)) + end);

        BigDecimal number = new BigDecimal(seen);
        int exponent = end.startsWith("e") ? Integer.parseInt(end.substring(1)) : 0;
        assertThat(number.signum()).isEqualTo(digit.startsWith("-") ? -1 : 1);
        assertThat((long) number.precision() - number.scale()).isEqualTo((long) count + exponent);
    }

    private static String numberSeenOf(String literal) {
        AtomicReference<Object> seen = new AtomicReference<>();
        Tool look = Samples.tool("look", (arguments, context) -> {
            seen.set(arguments.get("n"));
            return ToolAnswer.of("{}");
        });
        try (RawClient client = RawClient.initialized(Samples.server(look).build())) {
            client.send(RawClient.call("1", "look", "{\"n\":" + literal + "}"));
            assertThat(client.answerTo("1").has("result")).isTrue();
        }
        return String.valueOf(seen.get());
    }

    @Test
    void takesAbsentArgumentsForEmpty() {
        try (RawClient client =
                RawClient.initialized(Samples.server(Samples.echo()).build())) {
            JsonNode absent = client.ask("1", "tools/call", "{\"name\":\"echo\"}");
            JsonNode none = client.ask("2", "tools/call", "{\"name\":\"echo\",\"arguments\":null}");

            assertThat(absent.at("/result/structuredContent/arguments").toString())
                    .isEqualTo("{}");
            assertThat(none.at("/result/structuredContent/arguments").toString())
                    .isEqualTo("{}");
        }
    }

    @Test
    void runsHandlersInParallel() {
        CyclicBarrier both = new CyclicBarrier(2);
        Tool meeting = Samples.tool("meet", (arguments, context) -> {
            try {
                both.await(20, TimeUnit.SECONDS);
                return ToolAnswer.of("{}");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        try (RawClient client = RawClient.initialized(Samples.server(meeting).build())) {
            client.send(RawClient.call("1", "meet", "{}"));
            client.send(RawClient.call("2", "meet", "{}"));

            assertThat(client.answerTo("1").at("/result/isError").asBoolean(true))
                    .isFalse();
            assertThat(client.answerTo("2").at("/result/isError").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void hidesWhatAHandlerThrewBehindTheGivenAnswer() {
        Tool failing = Samples.tool("fail", (arguments, context) -> {
            throw new IllegalStateException("password=hunter2");
        });
        ToolServer server = Samples.server(failing)
                .onFailure(failure -> ToolAnswer.error("{\"error\":\"DatabaseError\"}"))
                .build();
        try (RawClient client = RawClient.initialized(server)) {
            JsonNode answer = client.ask("1", "tools/call", "{\"name\":\"fail\"}");

            assertThat(answer.at("/result/structuredContent/error").asText()).isEqualTo("DatabaseError");
            assertThat(answer.at("/result/isError").asBoolean()).isTrue();
            assertThat(answer.toString()).doesNotContain("hunter2", "IllegalState");
        }
    }

    @Test
    void survivesAHandlerThatExhaustsItsStack() {
        Tool deep = Samples.tool("deep", (arguments, context) -> {
            throw new StackOverflowError();
        });
        try (RawClient client =
                RawClient.initialized(Samples.server(deep, Samples.echo()).build())) {
            JsonNode answer = client.ask("1", "tools/call", "{\"name\":\"deep\"}");

            assertThat(answer.at("/result/isError").asBoolean()).isTrue();
            assertThat(client.ask("2", "tools/call", "{\"name\":\"echo\"}").has("result"))
                    .isTrue();
        }
    }

    @Test
    void hidesAFailureOfTheFailureAnswerItself() {
        Tool failing = Samples.tool("fail", (arguments, context) -> {
            throw new IllegalStateException("first");
        });
        ToolServer server = Samples.server(failing)
                .onFailure(failure -> {
                    throw new IllegalStateException("second");
                })
                .build();
        try (RawClient client = RawClient.initialized(server)) {
            JsonNode error =
                    client.ask("1", "tools/call", "{\"name\":\"fail\"}").get("error");

            assertThat(error.toString())
                    .isEqualTo("{\"code\":-32603,\"message\":\"The server failed to answer; its log says why.\"}");
        }
    }
}
