package dev.tracker.mcp.protocol;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All a server offers, whatever the transport.
 *
 * @param instructions how to work with the server, or null
 * @param updates where changes of resources come from, or null where nobody can subscribe
 * @param onFailure what a tool answers whose handler threw
 */
public record Offer(
        String name,
        String version,
        @Nullable String instructions,
        List<Tool> tools,
        List<Resource> resources,
        List<ResourceTemplate> templates,
        @Nullable ResourceUpdates updates,
        List<Prompt> prompts,
        List<Completion> completions,
        Function<RuntimeException, ToolAnswer> onFailure) {

    public boolean hasResources() {
        return !resources.isEmpty() || !templates.isEmpty();
    }
}
