package dev.tracker.mcp.protocol.sdk;

import dev.tracker.mcp.protocol.ProtocolException;
import io.modelcontextprotocol.util.DefaultMcpUriTemplateManager;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The varying parts of a resource's address. */
final class UriVariables {

    private UriVariables() {}

    /**
     * Returns the parts by name, with percent escapes decoded.
     *
     * @throws ProtocolException if an escape is broken
     */
    static Map<String, String> of(String uriTemplate, String uri) {
        Map<String, String> variables = new LinkedHashMap<>();
        new DefaultMcpUriTemplateManager(uriTemplate)
                .extractVariableValues(uri)
                .forEach((name, value) -> variables.put(name, decoded(value)));
        return variables;
    }

    private static String decoded(String value) {
        try {
            // The decoder is made for forms, where a plus sign is a blank; in an address it is itself.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidParams("params.uri has a percent sign that begins no escape.");
        }
    }
}
