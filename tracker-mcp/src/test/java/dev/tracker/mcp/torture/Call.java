package dev.tracker.mcp.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tracker.testkit.assertion.AcknowledgedWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tool and its outcome.
 *
 * @param millis how long the answer took
 * @param from when it began, by {@link System#nanoTime}
 * @param at the same in milliseconds since the run began
 * @param isEffective whether the write, if acknowledged, must have changed something
 */
record Call(
        String client,
        String tool,
        ObjectNode arguments,
        StdioServer.Outcome outcome,
        long from,
        long at,
        long millis,
        boolean isEffective) {

    private static final int SHOWN = 240;

    boolean isWrite() {
        return arguments.has("request_id");
    }

    boolean isAcknowledgedWrite() {
        return isWrite() && outcome.isAnswer() && !(tool.equals("claim_work_item") && item().isNull());
    }

    /** Whether something other than the database answered. */
    boolean isOffline() {
        JsonNode body = outcome.body();
        return body != null
                && (body.has("data_source")
                        || body.path("wrote_to_cache").asBoolean()
                        || body.path("wrote_to_markdown").asBoolean());
    }

    /** Whether the database itself acknowledged a write. */
    boolean isOnlineWrite() {
        return isAcknowledgedWrite() && !isOffline() && !warnings().contains("database_unavailable");
    }

    List<String> warnings() {
        List<String> codes = new ArrayList<>();
        JsonNode body = outcome.body();
        if (body != null) {
            body.path("warnings")
                    .forEach(warning -> codes.add(warning.path("code").asText()));
        }
        return codes;
    }

    String error() {
        JsonNode body = outcome.body();
        return body == null ? "" : body.path("error").asText();
    }

    /** The id that was not found, if that is why it was refused: its creation may be in a conflict. */
    String missing() {
        JsonNode body = outcome.body();
        return body == null || !error().equals("NotFoundError")
                ? ""
                : body.at("/details/id").asText();
    }

    String message() {
        JsonNode body = outcome.body();
        return body == null ? "" : body.path("message").asText();
    }

    private JsonNode item() {
        JsonNode body = outcome.body();
        return body == null ? arguments.path("none") : tool.equals("claim_work_item") ? body.path("item") : body;
    }

    AcknowledgedWrite acknowledged() {
        JsonNode changed = item();
        return new AcknowledgedWrite(
                UUID.fromString(arguments.get("request_id").asText()),
                entity(changed),
                changed.path("version").asLong(0),
                isOffline(),
                toString());
    }

    private @Nullable String entity(JsonNode changed) {
        String id = changed.path("id").asText();
        if (id.isEmpty()) {
            return null;
        }
        return switch (tool) {
            case "create_work_item", "update_work_item", "claim_work_item" -> "work_item/" + id;
            case "create_vendor", "update_vendor_status" -> "vendor/" + id;
            case "create_enhancement", "update_enhancement" -> "enhancement/" + id;
            case "record_deployment" -> "deployment/" + id;
            default -> null;
        };
    }

    @Override
    public String toString() {
        String answer = outcome.body() == null
                ? (outcome.isGone() ? "the server ended" : "no answer")
                : (isOffline() ? "offline " : "") + cut(outcome.body().toString());
        return "%s of %s at %.1f s in %d ms, %s -> %s"
                .formatted(tool, client, at / 1000.0, millis, cut(arguments.toString()), answer);
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
