package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "2147483648",
                "9223372036854775807",
                "18446744073709551616",
                "\"\"",
                "\"7\"",
                "\"ä\\\"\\n\""
            })
    void givesAnIdBackExactly(String id) {
        try (RawClient client =
                RawClient.initialized(Samples.server(Samples.echo()).build())) {
            assertThat(client.ask(id, "tools/call", "{\"name\":\"echo\"}").has("result"))
                    .isTrue();
            assertThat(client.ask(id, "ping", "{}").has("result")).isTrue();
            assertThat(client.ask(id, "no/such", "{}").has("error")).isTrue();
        }
    }

    @Test
    void takesAnIdAgainOnceItIsAnswered() {
        try (RawClient client =
                RawClient.initialized(Samples.server(Samples.echo()).build())) {
            for (int i = 0; i < 500; i++) {
                JsonNode answer = client.ask("1", "tools/call", "{\"name\":\"echo\",\"arguments\":{\"i\":" + i + "}}");

                assertThat(answer.at("/result/structuredContent/arguments/i").asInt(-1))
                        .isEqualTo(i);
            }
        }
    }

    @Test
    void refusesAnIdInUseWithoutTakingItsAnswer() {
        CountDownLatch go = new CountDownLatch(1);
        Tool waiting = Samples.tool("wait", (arguments, context) -> {
            Latches.await(go);
            return ToolAnswer.of("{\"mine\":true}");
        });
        try (RawClient client =
                RawClient.initialized(Samples.server(waiting, Samples.echo()).build())) {
            client.send(RawClient.call("1", "wait", "{}"));

            client.send(RawClient.call("1", "echo", "{}"));

            JsonNode refusal = client.next();
            assertThat(refusal.get("id").isNull()).isTrue();
            assertThat(refusal.at("/error/code").asInt()).isEqualTo(-32600);
            assertThat(refusal.at("/error/message").asText()).contains("id 1 ");
            go.countDown();
            assertThat(client.answerTo("1").at("/result/structuredContent/mine").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void tellsTheNumberOneFromTheStringOne() {
        CountDownLatch go = new CountDownLatch(1);
        Tool waiting = Samples.tool("wait", (arguments, context) -> {
            Latches.await(go);
            return ToolAnswer.of("{}");
        });
        try (RawClient client =
                RawClient.initialized(Samples.server(waiting, Samples.echo()).build())) {
            client.send(RawClient.call("1", "wait", "{}"));

            client.send(RawClient.call("\"1\"", "echo", "{}"));

            assertThat(client.answerTo("\"1\"").has("result")).isTrue();
            go.countDown();
            assertThat(client.answerTo("1").has("result")).isTrue();
        }
    }
}
