package dev.tracker.mcp.protocol.sdk;

import dev.tracker.mcp.protocol.Completion;
import dev.tracker.mcp.protocol.Hints;
import dev.tracker.mcp.protocol.Prompt;
import dev.tracker.mcp.protocol.Resource;
import dev.tracker.mcp.protocol.ResourceTemplate;
import dev.tracker.mcp.protocol.Tool;
import io.modelcontextprotocol.spec.McpSchema;

/** What is offered, in the SDK's words. */
final class SdkDescriptions {

    private SdkDescriptions() {}

    static McpSchema.Tool of(Tool tool) {
        Hints hints = tool.hints();
        return McpSchema.Tool.builder(tool.name(), tool.inputSchema())
                .title(tool.title())
                .description(tool.description())
                .outputSchema(tool.outputSchema())
                .annotations(new McpSchema.ToolAnnotations(
                        null, hints.readOnly(), hints.destructive(), hints.idempotent(), hints.openWorld(), null))
                .build();
    }

    static McpSchema.Resource of(Resource resource) {
        return McpSchema.Resource.builder(resource.uri(), resource.name())
                .title(resource.title())
                .description(resource.description())
                .mimeType(resource.mimeType())
                .build();
    }

    static McpSchema.ResourceTemplate of(ResourceTemplate template) {
        return McpSchema.ResourceTemplate.builder(template.uriTemplate(), template.name())
                .title(template.title())
                .description(template.description())
                .mimeType(template.mimeType())
                .build();
    }

    static McpSchema.Prompt of(Prompt prompt) {
        return McpSchema.Prompt.builder(prompt.name())
                .title(prompt.title())
                .description(prompt.description())
                .arguments(prompt.arguments().stream()
                        .map(argument -> new McpSchema.PromptArgument(
                                argument.name(), null, argument.description(), argument.required()))
                        .toList())
                .build();
    }

    static McpSchema.CompleteReference of(Completion.Target target) {
        if (target instanceof Completion.Target.OfPrompt prompt) {
            return new McpSchema.PromptReference(prompt.name());
        }
        return new McpSchema.ResourceReference(((Completion.Target.OfTemplate) target).uriTemplate());
    }
}
