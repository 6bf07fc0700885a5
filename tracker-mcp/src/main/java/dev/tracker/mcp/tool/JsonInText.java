package dev.tracker.mcp.tool;

import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import dev.tracker.persistence.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes objects and lists for what they are where a client sent them as the text of their JSON. */
final class JsonInText {

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
            return read(text, Json::readObject);
        }
        return "array".equals(type) ? read(text, Json::readArray) : value;
    }

    /** What the text says, or the text itself where it says no such thing: its refusal comes later. */
    private static Object read(String text, Function<String, ?> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
