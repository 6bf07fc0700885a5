package dev.tracker.mcp.protocol.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.mcp.protocol.Offer;
import dev.tracker.mcp.protocol.Prompt;
import dev.tracker.mcp.protocol.jsonrpc.Names;
import dev.tracker.mcp.protocol.jsonrpc.Params;
import dev.tracker.mcp.protocol.jsonrpc.Params.InvalidParams;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which methods are served, and what their parameters must look like; knows no transport.
 *
 * <p>Works round the SDK 2.1.0, which answers malformed parameters with the class names of its JSON
 * library, ignores list cursors, names an unknown tool {@code invalid_tool_name}, and takes
 * {@code logging/setLevel} from everybody.
 */
public final class RequestRules {

    private final ObjectMapper json;
    private final Set<String> methods = new HashSet<>();
    private final Set<String> tools = new LinkedHashSet<>();
    private final Map<String, Prompt> prompts = new LinkedHashMap<>();

    public RequestRules(Offer offer, ObjectMapper json) {
        this.json = json;
        offer.tools().forEach(tool -> tools.add(tool.name()));
        offer.prompts().forEach(prompt -> prompts.put(prompt.name(), prompt));
        methods.addAll(Set.of(McpSchema.METHOD_INITIALIZE, McpSchema.METHOD_PING));
        if (!tools.isEmpty()) {
            methods.addAll(Set.of(McpSchema.METHOD_TOOLS_LIST, McpSchema.METHOD_TOOLS_CALL));
        }
        if (offer.hasResources()) {
            methods.addAll(Set.of(
                    McpSchema.METHOD_RESOURCES_LIST,
                    McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
                    McpSchema.METHOD_RESOURCES_READ));
        }
        if (offer.updates() != null) {
            methods.addAll(Set.of(McpSchema.METHOD_RESOURCES_SUBSCRIBE, McpSchema.METHOD_RESOURCES_UNSUBSCRIBE));
        }
        if (!prompts.isEmpty()) {
            methods.addAll(Set.of(McpSchema.METHOD_PROMPT_LIST, McpSchema.METHOD_PROMPT_GET));
        }
        if (!offer.completions().isEmpty()) {
            methods.add(McpSchema.METHOD_COMPLETION_COMPLETE);
        }
    }

    public boolean serves(String method) {
        return methods.contains(method);
    }

    /**
     * Returns the parameters as the SDK may have them.
     *
     * @throws InvalidParams in words for the client
     */
    public Map<?, ?> checked(String method, @Nullable Object value) throws InvalidParams {
        Params params = Params.of(value);
        params.optionalObject("_meta").requireToken("progressToken");
        switch (method) {
            case McpSchema.METHOD_INITIALIZE -> {
                return initialize(params);
            }
            case McpSchema.METHOD_TOOLS_LIST,
                    McpSchema.METHOD_RESOURCES_LIST,
                    McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
                    McpSchema.METHOD_PROMPT_LIST -> requireNoCursor(params);
            case McpSchema.METHOD_TOOLS_CALL -> {
                String name = params.string("name");
                if (!tools.contains(name)) {
                    throw unknown("tool", name, tools);
                }
                params.optionalObject("arguments");
            }
            case McpSchema.METHOD_RESOURCES_READ,
                    McpSchema.METHOD_RESOURCES_SUBSCRIBE,
                    McpSchema.METHOD_RESOURCES_UNSUBSCRIBE -> params.string("uri");
            case McpSchema.METHOD_PROMPT_GET -> promptGet(params);
            case McpSchema.METHOD_COMPLETION_COMPLETE -> complete(params);
            default -> {
                // Nothing else has parameters.
            }
        }
        return params.values();
    }

    /** A client that says nothing of itself is served like one that does. */
    private Map<?, ?> initialize(Params params) throws InvalidParams {
        Params info = params.optionalObject("clientInfo");
        Map<String, Object> checked = new LinkedHashMap<>();
        checked.put("protocolVersion", params.string("protocolVersion"));
        checked.put("capabilities", params.optionalObject("capabilities").values());
        checked.put(
                "clientInfo",
                Map.of(
                        "name", Objects.requireNonNullElse(info.optionalString("name"), ""),
                        "version", Objects.requireNonNullElse(info.optionalString("version"), "")));
        try {
            json.convertValue(checked, McpSchema.InitializeRequest.class);
        } catch (IllegalArgumentException e) {
            throw new InvalidParams("params.capabilities does not have the form the protocol gives it.");
        }
        return checked;
    }

    private static void requireNoCursor(Params params) throws InvalidParams {
        if (params.optionalString("cursor") != null) {
            throw new InvalidParams("params.cursor is unknown: the list is given whole, so leave it out.");
        }
    }

    private void promptGet(Params params) throws InvalidParams {
        String name = params.string("name");
        Prompt prompt = prompts.get(name);
        if (prompt == null) {
            throw unknown("prompt", name, prompts.keySet());
        }
        Params arguments = params.optionalObject("arguments");
        arguments.requireStrings();
        for (Prompt.Argument argument : prompt.arguments()) {
            if (argument.required()) {
                arguments.string(argument.name());
            }
        }
    }

    private static void complete(Params params) throws InvalidParams {
        Params ref = params.object("ref");
        switch (ref.string("type")) {
            case "ref/prompt" -> ref.string("name");
            case "ref/resource" -> ref.string("uri");
            default -> throw new InvalidParams("params.ref.type must be ref/prompt or ref/resource.");
        }
        params.object("argument").string("name");
        params.object("argument").string("value");
        params.optionalObject("context").optionalObject("arguments").requireStrings();
    }

    private static InvalidParams unknown(String kind, String name, Collection<String> known) {
        List<String> close = Names.close(name, known);
        String meant = close.isEmpty() ? "" : " Did you mean " + String.join(" or ", close) + "?";
        return new InvalidParams("Unknown " + kind + ": " + Names.shown(name) + "." + meant);
    }
}
