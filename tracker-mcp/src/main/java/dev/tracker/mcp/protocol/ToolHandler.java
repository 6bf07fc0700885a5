package dev.tracker.mcp.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tool does; called by several threads at once. */
@FunctionalInterface
public interface ToolHandler {

    /**
     * Answers one call.
     *
     * <p>What it throws is logged and answered by the function the server was given for failures.
     *
     * @param arguments as the client sent them: strings, numbers, booleans, null, lists and maps;
     *     empty where the client sent none
     * @param context who calls, how to report progress, and whether the answer is still wanted
     */
    ToolAnswer call(Map<String, @Nullable Object> arguments, CallContext context);
}
