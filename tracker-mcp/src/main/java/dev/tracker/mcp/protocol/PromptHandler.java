package dev.tracker.mcp.protocol;

import java.util.Map;

/** Writes a prompt's text; called by several threads at once. */
@FunctionalInterface
public interface PromptHandler {

    /**
     * Returns the text, which the client shows its model as the person's message.
     *
     * @param arguments as filled in; every required one is there
     * @throws ProtocolException to refuse in words that go out; any other is logged and hidden
     */
    String write(Map<String, String> arguments, CallContext context);
}
