package dev.tracker.mcp.protocol;

import java.util.Map;

/** Reads a resource; called by several threads at once. */
@FunctionalInterface
public interface ResourceHandler {

    /**
     * Returns the text as it is now.
     *
     * @param uri the address as the client wrote it
     * @param variables the parts of the address that vary, decoded; empty for a fixed address
     * @throws ProtocolException to refuse in words that go out; any other is logged and hidden
     */
    String read(String uri, Map<String, String> variables, CallContext context);
}
