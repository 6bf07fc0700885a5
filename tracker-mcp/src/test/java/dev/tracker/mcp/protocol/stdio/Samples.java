package dev.tracker.mcp.protocol.stdio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.mcp.protocol.Hints;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import dev.tracker.mcp.protocol.ToolHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tools for tests. */
final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    static ToolServer.Builder server(Tool... tools) {
        return ToolServer.named("sample", "1.2.3").instructions("Look first.").tools(List.of(tools));
    }

    /** Answers its arguments and the client's name. */
    static Tool echo() {
        return tool("echo", (arguments, context) -> {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("arguments", arguments);
            answer.put("client", context.clientName());
            return ToolAnswer.of(json(answer));
        });
    }

    /** Refuses every call. */
    static Tool refusing() {
        return tool("refuse", (arguments, context) -> ToolAnswer.error("{\"error\":\"ValidationError\"}"));
    }

    static Tool tool(String name, ToolHandler handler) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("type", "object");
        input.put("properties", Map.of());
        return new Tool(
                name,
                "Title of " + name,
                "What " + name + " does",
                Hints.reading(),
                input,
                Map.of("type", "object"),
                handler);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
