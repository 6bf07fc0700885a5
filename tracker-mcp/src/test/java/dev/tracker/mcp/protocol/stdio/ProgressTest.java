package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Tool stepping = Samples.tool("step", (arguments, context) -> {
        context.progress(1, 2.0, "half");
        context.progress(2, null, null);
        return ToolAnswer.of("{}");
    });

    @Test
    void reportsProgressBeforeTheAnswerToAClientThatAsked() {
        try (RawClient client = RawClient.initialized(Samples.server(stepping).build())) {
            client.send(
                    RawClient.request("1", "tools/call", "{\"name\":\"step\",\"_meta\":{\"progressToken\":\"t\"}}"));

            assertThat(client.next().toString()).isEqualTo("""
                    {"jsonrpc":"2.0","method":"notifications/progress",\
                    "params":{"progressToken":"t","progress":1.0,"total":2.0,"message":"half"}}""");
            assertThat(client.next().toString()).isEqualTo("""
                    {"jsonrpc":"2.0","method":"notifications/progress",\
                    "params":{"progressToken":"t","progress":2.0}}""");
            assertThat(client.next().get("id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void reportsNothingToAClientThatDidNotAsk() {
        try (RawClient client = RawClient.initialized(Samples.server(stepping).build())) {
            client.send(RawClient.call("1", "step", "{}"));

            assertThat(client.next().get("id").asInt()).isEqualTo(1);
        }
    }
}
