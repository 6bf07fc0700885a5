package dev.tracker.mcp;

import dev.tracker.core.entity.Caller;
import dev.tracker.core.json.UnicodeText;
import dev.tracker.mcp.protocol.CallContext;
import org.jspecify.annotations.Nullable;

/**
 * Who a call is made by where its arguments do not say.
 *
 * @param configured the name that the server was started with, or null
 */
record Actors(@Nullable String configured) {

    private static final String UNKNOWN = "unknown";

    String of(CallContext call) {
        if (configured != null) {
            return configured;
        }
        String client = call.clientName();
        String cut = client == null ? "" : cut(client.strip()).strip();
        return cut.isEmpty() || UnicodeText.fault(cut) != null ? UNKNOWN : cut;
    }

    private static String cut(String name) {
        boolean fits = UnicodeText.length(name) <= Caller.MAX_ACTOR;
        return fits ? name : name.substring(0, name.offsetByCodePoints(0, Caller.MAX_ACTOR));
    }
}
