package dev.tracker.mcp.protocol.sdk;

import dev.tracker.mcp.protocol.ToolAnswer;
import dev.tracker.mcp.protocol.jsonrpc.Wire;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What handlers take and give, out of the SDK's words and into them. */
final class SdkResults {

    private static final int MAX_PROPOSALS = 100;

    private SdkResults() {}

    static Map<String, @Nullable Object> arguments(McpSchema.CallToolRequest request) {
        Map<String, @Nullable Object> arguments = request.arguments();
        return arguments == null ? Map.of() : arguments;
    }

    static McpSchema.CallToolResult of(ToolAnswer answer) {
        return new McpSchema.CallToolResult(
                List.of(text(answer.json())), answer.isError(), new Wire.Raw(answer.json()), null);
    }

    static McpSchema.ReadResourceResult resource(String uri, String mimeType, String text) {
        return McpSchema.ReadResourceResult.builder(List.of(McpSchema.TextResourceContents.builder(uri, text)
                        .mimeType(mimeType)
                        .build()))
                .build();
    }

    static Map<String, String> arguments(McpSchema.GetPromptRequest request) {
        Map<String, String> arguments = new LinkedHashMap<>();
        if (request.arguments() != null) {
            request.arguments().forEach((name, value) -> arguments.put(name, (String) value));
        }
        return arguments;
    }

    static McpSchema.GetPromptResult userMessage(String description, String text) {
        return McpSchema.GetPromptResult.builder(List.of(new McpSchema.PromptMessage(McpSchema.Role.USER, text(text))))
                .description(description)
                .build();
    }

    static Map<String, String> others(McpSchema.CompleteRequest request) {
        McpSchema.CompleteRequest.CompleteContext context = request.context();
        return context == null || context.arguments() == null ? Map.of() : context.arguments();
    }

    static McpSchema.CompleteResult proposals(List<String> values) {
        boolean more = values.size() > MAX_PROPOSALS;
        return new McpSchema.CompleteResult(new McpSchema.CompleteResult.CompleteCompletion(
                more ? values.subList(0, MAX_PROPOSALS) : values, values.size(), more));
    }

    private static McpSchema.TextContent text(String text) {
        return McpSchema.TextContent.builder(text).build();
    }
}
