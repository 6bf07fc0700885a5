package dev.tracker.mcp.protocol;

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
final class Wire {

    /** Deeper is not read: no tool needs it, and it would exhaust a thread's stack further in. */
    static final int MAX_DEPTH = 200;

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(LineReader.MAX_BYTES)
                    .maxNumberLength(LineReader.MAX_BYTES)
                    .build())
            .build());

    /** JSON text that is written as it is, without being read. */
    record Raw(@JsonValue @JsonRawValue String json) {}

    ObjectMapper json() {
        return json;
    }

    byte[] result(Object id, Object result) {
        return line(message(id, "result", result));
    }

    byte[] error(@Nullable Object id, Object error) {
        return line(message(id, "error", error));
    }

    /**
     * Returns the message and its line end.
     *
     * @throws UncheckedIOException if something in it cannot be written as JSON
     */
    byte[] line(Object message) {
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
