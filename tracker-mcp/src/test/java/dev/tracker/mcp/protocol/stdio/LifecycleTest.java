package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {

    private final RawClient client = RawClient.of(Samples.server(Samples.echo()).build());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void answersPingBeforeInitialize() {
        assertThat(client.ask("1", "ping", "{}").get("result").toString()).isEqualTo("{}");
    }

    @Test
    void refusesOtherRequestsBeforeInitialize() {
        JsonNode error = client.ask("1", "tools/list", "{}").get("error");

        assertThat(error.get("code").asInt()).isEqualTo(-32600);
        assertThat(error.get("message").asText()).contains("initialize");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server/discover", "logging/setLevel", "resources/list", "prompts/list", "x\u0000y"})
    void answersMethodNotFoundAtOnce(String method) {
        JsonNode answer = client.ask("1", method.replace("\u0000", "\\u0000"), "{}");

        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(answer.at("/error/message").asText())
                .isEqualTo("Method not found: " + method.replace('\u0000', '?'));
    }

    @Test
    void servesRequestsSentAlongWithInitialize() {
        client.send(RawClient.initialize("hasty") + "\n" + RawClient.call("1", "echo", "{}"));

        assertThat(client.answerTo("1").at("/result/structuredContent/client").asText())
                .isEqualTo("hasty");
    }

    @Test
    void refusesASecondInitializeAndGoesOn() {
        client.send(RawClient.initialize("first"));
        client.answerTo("\"init\"");

        client.send(RawClient.initialize("second"));

        assertThat(client.answerTo("\"init\"").at("/error/code").asInt()).isEqualTo(-32600);
        client.send(RawClient.call("1", "echo", "{}"));
        assertThat(client.answerTo("1").at("/result/structuredContent/client").asText())
                .isEqualTo("first");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05,2024-11-05",
        "2025-03-26,2025-03-26",
        "2025-06-18,2025-06-18",
        "2025-11-25,2025-11-25",
        "2026-07-28,2025-11-25",
        "1999-01-01,2025-11-25"
    })
    void agreesOnAProtocolVersion(String asked, String agreed) {
        JsonNode answer = client.ask(
                "1",
                "initialize",
                "{\"protocolVersion\":\"" + asked
                        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}");

        assertThat(answer.at("/result/protocolVersion").asText()).isEqualTo(agreed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"protocolVersion\":\"2025-11-25\"}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{}}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":null,\"clientInfo\":{\"name\":\" \"}}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"new\":1},\"clientInfo\":{\"name\":null}}",
            })
    void servesAClientThatDoesNotSayWhoItIs(String params) {
        client.ask("1", "initialize", params);

        JsonNode answer = client.ask("2", "tools/call", "{\"name\":\"echo\"}");

        assertThat(answer.at("/result/structuredContent/client").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "[]",
                "{}",
                "null",
                "{\"protocolVersion\":3}",
                "{\"protocolVersion\":\"2025-11-25\",\"clientInfo\":\"me\"}",
                "{\"protocolVersion\":\"2025-11-25\",\"clientInfo\":{\"name\":{}}}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":[]}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"roots\":5}}",
            })
    void refusesAMalformedInitializeAndTakesABetterOne(String params) {
        JsonNode error = client.ask("1", "initialize", params).get("error");

        assertThat(error.get("code").asInt()).isEqualTo(-32602);
        assertThat(error.get("message").asText()).startsWith("params").doesNotContain("io.modelcontext", "fasterxml");
        client.send(RawClient.initialize("better"));
        assertThat(client.answerTo("\"init\"").has("result")).isTrue();
    }
}
