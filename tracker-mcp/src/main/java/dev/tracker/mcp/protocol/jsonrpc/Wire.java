package dev.tracker.mcp.protocol.jsonrpc;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns messages into lines. */
public final class Wire {

    /** Longest line that is read, in bytes; of a longer one no more than this is held. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Deeper is not read: no tool needs it, and it would exhaust a thread's stack further in. */
    public static final int MAX_DEPTH = 200;

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .maxNumberLength(MAX_BYTES)
                    .build())
            .build());

    /** JSON text that is written as it is, without being read. */
    public record Raw(@JsonValue @JsonRawValue String json) {}

    public ObjectMapper json() {
        return json;
    }

    public byte[] result(Object id, Object result) {
        return line(message(id, "result", result));
    }

    public byte[] error(@Nullable Object id, Object error) {
        return line(message(id, "error", error));
    }

    /**
     * Returns the message and its line end.
     *
     * @throws UncheckedIOException if something in it cannot be written as JSON
     */
    public byte[] line(Object message) {
        // By way of a string: writing bytes at once fails at half a surrogate pair, which may come in escaped.
        try {
            return (json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> message(@Nullable Object id, String key, Object value) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", id);
        message.put(key, value);
        return message;
    }
}
