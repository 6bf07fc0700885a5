package dev.tracker.mcp.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The JSON schema of an object: its fields in order. Immutable. */
public final class ObjectSchema {

    private final Map<String, Schema> fields;
    private final Set<String> required;
    private final boolean closed;

    private ObjectSchema(Map<String, Schema> fields, Set<String> required, boolean closed) {
        this.fields = Collections.unmodifiableMap(fields);
        this.required = Collections.unmodifiableSet(required);
        this.closed = closed;
    }

    /** What a tool takes: the fields that are named, and no others. */
    public static ObjectSchema input() {
        return new ObjectSchema(Map.of(), Set.of(), true);
    }

    /**
     * What a tool answers. Nothing is required and nothing forbidden, because a refusal has other fields
     * than an answer.
     */
    public static ObjectSchema output() {
        return new ObjectSchema(Map.of(), Set.of(), false);
    }

    /** With a field that has to be there. */
    public ObjectSchema required(String name, Schema field) {
        Set<String> more = new LinkedHashSet<>(required);
        more.add(name);
        return new ObjectSchema(with(name, field), more, closed);
    }

    /** With a field that may be there. */
    public ObjectSchema optional(String name, Schema field) {
        return new ObjectSchema(with(name, field), required, closed);
    }

    /** With another's fields behind these. */
    public ObjectSchema and(ObjectSchema other) {
        Map<String, Schema> all = new LinkedHashMap<>(fields);
        all.putAll(other.fields);
        Set<String> names = new LinkedHashSet<>(required);
        names.addAll(other.required);
        return new ObjectSchema(all, names, closed);
    }

    /** The fields by their names, in order. */
    public Map<String, Schema> fields() {
        return fields;
    }

    /** The names of the fields that have to be there. */
    public Set<String> required() {
        return required;
    }

    /** The schema as it goes out. */
    public Map<String, Object> toMap() {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach((name, field) -> properties.put(name, field.toMap()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required.stream().toList());
        }
        if (closed) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private Map<String, Schema> with(String name, Schema field) {
        Map<String, Schema> more = new LinkedHashMap<>(fields);
        more.put(name, field);
        return more;
    }
}
