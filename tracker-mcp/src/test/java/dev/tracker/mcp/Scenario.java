package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls of every tool, well and badly, over a new record: whoever can call tools can walk through it. */
final class Scenario {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Scenario() {}

    /** A way to call tools. */
    @FunctionalInterface
    interface Client {
        Result call(String tool, JsonNode arguments);
    }

    /** What came back. */
    record Result(boolean isError, JsonNode answer) {}

    static List<JsonNode> steps() {
        try (InputStream in = Scenario.class.getResourceAsStream("/scenarios/every-tool.json")) {
            List<JsonNode> steps = new ArrayList<>();
            JSON.readTree(in).forEach(steps::add);
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the files into a project that the scenario reads. */
    static void prepare(Path project) {
        try {
            Files.writeString(
                    project.resolve("legacy.md"),
                    "# Project Status\n\n## Vendors\n- Legacy Vendor: broken\n## Lessons\n* Ask first.\n");
            Path prompts = Files.createDirectories(project.resolve("prompts"));
            Files.writeString(prompts.resolve("good.md"), "---\nschema_version: \"1.0\"\ntitle: Good\n---\nText.\n");
            Files.writeString(prompts.resolve("bad.md"), "---\ntitle: Bad\n---\nText.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void walk(Client client) {
        Map<String, String> saved = new HashMap<>();
        for (JsonNode step : steps()) {
            JsonNode filled = filled(step, saved);
            Result result = client.call(filled.get("tool").asText(), filled.get("arguments"));
            check(filled, result);
            filled.path("save")
                    .properties()
                    .forEach(entry -> saved.put(
                            entry.getKey(),
                            result.answer().at(entry.getValue().asText()).asText()));
        }
    }

    private static void check(JsonNode step, Result result) {
        String call = step.get("tool").asText() + " " + step.get("arguments") + " -> " + result.answer();
        assertThat(result.isError()).as(call).isEqualTo(step.has("error"));
        if (step.has("error")) {
            assertThat(result.answer().path("error").asText())
                    .as(call)
                    .isEqualTo(step.get("error").asText());
            assertThat(result.answer().path("message").asText()).as(call).isNotBlank();
            assertThat(result.answer().path("details").isObject()).as(call).isTrue();
        }
        step.path("expect")
                .properties()
                .forEach(entry -> assertThat(result.answer().at(entry.getKey()))
                        .as("%s of %s", entry.getKey(), call)
                        .isEqualTo(entry.getValue()));
        assertThat(OutputSchemas.faults(
                        OfferedTools.named(step.get("tool").asText()).outputSchema(),
                        JSON.convertValue(result.answer(), Map.class)))
                .as(call)
                .isEmpty();
    }

    private static JsonNode filled(JsonNode step, Map<String, String> saved) {
        String text = step.toString();
        for (Map.Entry<String, String> entry : saved.entrySet()) {
            text = text.replace("${" + entry.getKey() + "}", entry.getValue());
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
