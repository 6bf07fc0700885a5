package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tracker.mcp.protocol.jsonrpc.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives is answered, and the process lives on. */
class UnreadableLineTest {

    private RawClient client;

    @BeforeEach
    void connect() {
        client = RawClient.initialized(Samples.server(Samples.echo()).build());
    }

    @AfterEach
    void livesOn() {
        assertThat(client.ask("\"after\"", "ping", "{}").get("result").toString())
                .isEqualTo("{}");
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "\t", "not json", "{", "{\"jsonrpc\":\"2.0\"", "{} {}", "{}]", "NaN", "\uFEFF{}"})
    void answersAParseErrorToALineThatIsNotJson(String line) {
        client.send(line);

        assertRefused(client.next(), -32700, "null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42",
                "[]",
                "null",
                "true",
                "\"text\"",
                "{}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]"
            })
    void answersAnInvalidRequestToALineThatIsNoMessage(String line) {
        client.send(line);

        assertRefused(client.next(), -32600, "null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\":5,\"method\":\"ping\"}|5",
                "{\"jsonrpc\":\"1.0\",\"id\":\"five\",\"method\":\"ping\"}|\"five\"",
                "{\"jsonrpc\":2.0,\"id\":5,\"method\":\"ping\"}|5",
                "{\"jsonrpc\":\"2.0\",\"id\":5}|5",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":42}|5",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":null}|5",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}|null",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}|null",
                "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}|null",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}|null",
                "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"}|null",
            })
    void answersAnInvalidRequestUnderItsIdWhereThatCanBeRead(String line, String id) {
        client.send(line);

        assertRefused(client.next(), -32600, id);
    }

    @Test
    void answersAParseErrorToBrokenUtf8() {
        byte[] line = (RawClient.call("1", "echo", "{\"a\":\"?\"}") + "\n").getBytes(StandardCharsets.ISO_8859_1);
        line[new String(line, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xC3;

        client.send(line);

        assertRefused(client.next(), -32700, "null");
    }

    @Test
    void takesAReplacementCharacterThatWasSentAsOne() {
        client.send(RawClient.call("1", "echo", "{\"a\":\"\uFFFD\"}"));

        assertThat(client.answerTo("1")
                        .at("/result/structuredContent/arguments/a")
                        .asText())
                .isEqualTo("\uFFFD");
    }

    @Test
    void takesHalfASurrogatePairWithoutFailing() {
        client.send(RawClient.call("1", "echo", "{\"a\":\"\\ud800\"}"));

        assertThat(client.answerTo("1").has("result")).isTrue();
    }

    @Test
    void answersAParseErrorToDeepNesting() {
        client.send(RawClient.call("1", "echo", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"));

        assertRefused(client.next(), -32700, "null");
    }

    @Test
    void servesNestingUpToTheLimit() {
        int depth = Wire.MAX_DEPTH - 4;

        client.send(RawClient.call("1", "echo", "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));

        assertThat(client.answerTo("1").has("result")).isTrue();
    }

    @Test
    void answersAnInvalidRequestToALineThatIsTooLong() {
        byte[] line = new byte[Wire.MAX_BYTES + 2];
        Arrays.fill(line, (byte) ' ');
        line[line.length - 1] = '\n';

        client.send(line);

        assertRefused(client.next(), -32600, "null");
    }

    @Test
    void takesALineOfTheGreatestLength() {
        byte[] line = new byte[Wire.MAX_BYTES + 1];
        Arrays.fill(line, (byte) ' ');
        byte[] ping = RawClient.request("1", "ping", "{}").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(ping, 0, line, 0, ping.length);
        line[line.length - 1] = '\n';

        client.send(line);

        assertThat(client.answerTo("1").has("result")).isTrue();
    }

    @Test
    void takesCarriageReturnsBeforeTheLineEnd() {
        client.send(RawClient.request("1", "ping", "{}") + "\r");

        assertThat(client.answerTo("1").has("result")).isTrue();
    }

    @Test
    void leavesRepliesAndUnknownNotificationsUnanswered() {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}");
        client.send("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"?\"}}");
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unheard_of\",\"params\":3}");
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");

        client.send(RawClient.request("1", "ping", "{}"));
        assertThat(client.next().get("id").asInt()).isEqualTo(1);
    }

    @Test
    void takesManyBadLinesFromAClientThatReadsNothingMeanwhile() {
        int count = 20_000;

        client.send("[]\n".repeat(count).getBytes(StandardCharsets.UTF_8));

        for (int i = 0; i < count; i++) {
            assertRefused(client.next(), -32600, "null");
        }
    }

    private static void assertRefused(JsonNode answer, int code, String id) {
        assertThat(answer.get("jsonrpc").asText()).isEqualTo("2.0");
        assertThat(answer.get("id")).hasToString(id);
        assertThat(answer.at("/error/code").asInt()).isEqualTo(code);
        assertThat(answer.at("/error/message").asText()).isNotBlank().doesNotContain("com.fasterxml", "Exception");
    }
}
