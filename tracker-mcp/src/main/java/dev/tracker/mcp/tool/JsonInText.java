package dev.tracker.mcp.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes objects and lists for what they are where a client sent them as the text of their JSON. */
final class JsonInText {

    /** Far more than any argument may nest. */
    private static final int MAX_DEPTH = 50;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonInText() {}

    /** The arguments, those that the schema calls an object or a list unwrapped where they came as text. */
    static Map<String, @Nullable Object> unwrapped(ObjectSchema schema, Map<String, @Nullable Object> arguments) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(arguments);
        values.replaceAll((name, value) -> unwrapped(schema.fields().get(name), value));
        return values;
    }

    private static @Nullable Object unwrapped(@Nullable Schema schema, @Nullable Object value) {
        if (schema == null || !(value instanceof String text)) {
            return value;
        }
        Object type = schema.toMap().get("type");
        if ("object".equals(type)) {
            return read(text, Map.class);
        }
        return "array".equals(type) ? read(text, List.class) : value;
    }

    /** What the text says, or the text itself where it says no such thing: its refusal comes later. */
    private static Object read(String text, Class<?> type) {
        try {
            Object read = JSON.readValue(text, Object.class);
            return type.isInstance(read) ? read : text;
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
