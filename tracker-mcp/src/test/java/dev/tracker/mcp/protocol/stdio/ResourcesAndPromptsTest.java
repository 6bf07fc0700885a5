package dev.tracker.mcp.protocol.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tracker.mcp.protocol.Completion;
import dev.tracker.mcp.protocol.Prompt;
import dev.tracker.mcp.protocol.ProtocolException;
import dev.tracker.mcp.protocol.Resource;
import dev.tracker.mcp.protocol.ResourceTemplate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesAndPromptsTest {

    private final AtomicReference<Consumer<String>> changed = new AtomicReference<>();
    private final RawClient client = RawClient.initialized(Samples.server(Samples.echo())
            .resources(List.of(
                    new Resource(
                            "tracker://status",
                            "status",
                            "Status",
                            "The state.",
                            "text/markdown",
                            (uri, variables, context) -> "# " + context.clientName()),
                    new Resource(
                            "tracker://broken",
                            "broken",
                            "Broken",
                            "Fails.",
                            "text/plain",
                            (uri, variables, context) -> {
                                throw new IllegalStateException("password=hunter2");
                            })))
            .resourceTemplates(List.of(new ResourceTemplate(
                    "tracker://vendors/{name}",
                    "vendor",
                    "Vendor",
                    "One vendor.",
                    "application/json",
                    (uri, variables, context) -> {
                        if (variables.get("name").equals("Nobody")) {
                            throw ProtocolException.resourceNotFound("There is no vendor Nobody.");
                        }
                        return variables.toString();
                    })))
            .resourceUpdates(listener -> {
                changed.set(listener);
                return () -> changed.set(uri -> {});
            })
            .prompts(List.of(new Prompt(
                    "begin",
                    "Begin",
                    "Begins.",
                    List.of(new Prompt.Argument("goal", "What for.", false)),
                    (arguments, context) -> "Begin " + arguments)))
            .completions(List.of(
                    new Completion(
                            new Completion.Target.OfTemplate("tracker://vendors/{name}"),
                            (argument, value, others, context) -> IntStream.range(0, 150)
                                    .mapToObj(i -> value + i)
                                    .toList()),
                    new Completion(
                            new Completion.Target.OfPrompt("begin"),
                            (argument, value, others, context) -> List.of(argument + value + others))))
            .build());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void declaresWhatItOffers() {
        try (RawClient other = RawClient.of(Samples.server(Samples.echo())
                .prompts(List.of(new Prompt("p", "P", "P.", List.of(), (arguments, context) -> "p")))
                .build())) {
            other.send(RawClient.initialize("c"));

            assertThat(other.answerTo("\"init\"").at("/result/capabilities").toString())
                    .isEqualTo("{\"prompts\":{\"listChanged\":false},\"tools\":{\"listChanged\":false}}");
        }
    }

    @Test
    void listsResourcesTemplatesAndPrompts() {
        JsonNode resources = client.ask("1", "resources/list", "{}").at("/result/resources");
        JsonNode templates = client.ask("2", "resources/templates/list", "{}").at("/result/resourceTemplates");
        JsonNode prompts = client.ask("3", "prompts/list", "{}").at("/result/prompts");

        assertThat(resources)
                .extracting(r -> r.get("uri").asText())
                .containsExactlyInAnyOrder("tracker://status", "tracker://broken");
        assertThat(templates.toString()).isEqualTo("""
                [{"uriTemplate":"tracker://vendors/{name}","name":"vendor","title":"Vendor",\
                "description":"One vendor.","mimeType":"application/json"}]""");
        assertThat(prompts.toString()).isEqualTo("""
                [{"name":"begin","title":"Begin","description":"Begins.",\
                "arguments":[{"name":"goal","description":"What for.","required":false}]}]""");
    }

    @Test
    void readsAResource() {
        assertThat(read("tracker://status").at("/result/contents").toString())
                .isEqualTo("[{\"uri\":\"tracker://status\",\"mimeType\":\"text/markdown\",\"text\":\"# raw\"}]");
    }

    @ParameterizedTest
    @CsvSource({"Acme,Acme", "A%20%2F%20B+C,A / B+C", "%C3%84,Ä"})
    void readsByTemplateWithTheVariablesDecoded(String written, String name) {
        assertThat(read("tracker://vendors/" + written)
                        .at("/result/contents/0/text")
                        .asText())
                .isEqualTo("{name=" + name + "}");
    }

    @ParameterizedTest
    @CsvSource({"tracker://nothing,-32002", "tracker://vendors/,-32002", "tracker://vendors/%zz,-32602", "'',-32002"})
    void refusesAddressesThatLeadNowhere(String uri, int code) {
        assertThat(read(uri).at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void refusesInTheHandlersWords() {
        assertThat(read("tracker://vendors/Nobody").get("error").toString())
                .isEqualTo("{\"code\":-32002,\"message\":\"There is no vendor Nobody.\"}");
    }

    @Test
    void hidesWhatAHandlerThrew() {
        assertThat(read("tracker://broken").get("error").toString())
                .isEqualTo("{\"code\":-32603,\"message\":\"The server failed to answer; its log says why.\"}");
    }

    @Test
    void tellsOfChangesToThoseWhoSubscribed() {
        client.ask("1", "resources/subscribe", "{\"uri\":\"tracker://status\"}");

        changed.get().accept("tracker://vendors/Acme");
        changed.get().accept("tracker://status");

        assertThat(client.next().toString()).isEqualTo("""
                {"jsonrpc":"2.0","method":"notifications/resources/updated","params":{"uri":"tracker://status"}}""");
    }

    @Test
    void tellsNothingAfterUnsubscribing() {
        client.ask("1", "resources/subscribe", "{\"uri\":\"tracker://status\"}");
        client.ask("2", "resources/unsubscribe", "{\"uri\":\"tracker://status\"}");

        changed.get().accept("tracker://status");

        client.send(RawClient.request("3", "ping", "{}"));
        assertThat(client.next().get("id").asInt()).isEqualTo(3);
    }

    @Test
    void writesAPromptAsThePersonsMessage() {
        JsonNode result = client.ask("1", "prompts/get", "{\"name\":\"begin\",\"arguments\":{\"goal\":\"g\"}}")
                .get("result");

        assertThat(result.toString()).isEqualTo("""
                {"description":"Begins.","messages":[{"role":"user",\
                "content":{"type":"text","text":"Begin {goal=g}"}}]}""");
    }

    @Test
    void proposesAtMostAHundredValues() {
        JsonNode completion = client.ask("1", "completion/complete", """
                {"ref":{"type":"ref/resource","uri":"tracker://vendors/{name}"},\
                "argument":{"name":"name","value":"A"}}""").at("/result/completion");

        assertThat(completion.get("values")).hasSize(100);
        assertThat(completion.get("total").asInt()).isEqualTo(150);
        assertThat(completion.get("hasMore").asBoolean()).isTrue();
    }

    @Test
    void proposesKnowingTheOtherArguments() {
        JsonNode completion = client.ask("1", "completion/complete", """
                {"ref":{"type":"ref/prompt","name":"begin"},"argument":{"name":"goal","value":"g"},\
                "context":{"arguments":{"a":"b"}}}""").at("/result/completion");

        assertThat(completion.get("values").toString()).isEqualTo("[\"goalg{a=b}\"]");
    }

    private JsonNode read(String uri) {
        return client.ask("1", "resources/read", "{\"uri\":\"" + uri + "\"}");
    }
}
