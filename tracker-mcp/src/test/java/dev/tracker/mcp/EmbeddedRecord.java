package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.core.Tracker;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tools over a record in a file, without a server between; every answer is held to its schema. */
final class EmbeddedRecord implements Scenario.Client, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final Map<String, Tool> tools;

    EmbeddedRecord(Path folder) {
        store = Store.open(StoreSettings.embedded(folder.resolve("tracker.db")).withProject(folder));
        tools = new ToolCatalog(Tracker.over(store), EnumSet.allOf(Toolset.class), false, null)
                .tools().stream().collect(Collectors.toMap(Tool::name, Function.identity()));
    }

    Tracker tracker() {
        return Tracker.over(store);
    }

    @Override
    public Scenario.Result call(String name, JsonNode arguments) {
        ToolAnswer answer = answer(name, arguments);
        return new Scenario.Result(answer.isError(), read(answer.json()));
    }

    /** The text of an answer to a call that has to go well. */
    String text(String name, String arguments) {
        ToolAnswer answer = answer(name, read(arguments));
        assertThat(answer.isError()).as(answer.json()).isFalse();
        return answer.json();
    }

    /** The answer to a call that has to go well. */
    JsonNode ok(String name, String arguments) {
        return read(text(name, arguments));
    }

    @Override
    public void close() {
        store.close();
    }

    @SuppressWarnings("unchecked")
    private ToolAnswer answer(String name, JsonNode arguments) {
        Tool tool = tools.get(name);
        ToolAnswer answer = tool.handler().call(JSON.convertValue(arguments, Map.class), new FixedContext("test"));
        assertThat(OutputSchemas.faults(tool.outputSchema(), JSON.convertValue(read(answer.json()), Map.class)))
                .as(answer.json())
                .isEmpty();
        return answer;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
