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
    private final Set<String> unlisted;
    private final boolean closed;

    private ObjectSchema(Map<String, Schema> fields, Set<String> required, Set<String> unlisted, boolean closed) {
        this.fields = Collections.unmodifiableMap(fields);
        this.required = Collections.unmodifiableSet(required);
        this.unlisted = Collections.unmodifiableSet(unlisted);
        this.closed = closed;
    }

    /** What a tool takes: the fields that are named, and no others. */
    public static ObjectSchema input() {
        return new ObjectSchema(Map.of(), Set.of(), Set.of(), true);
    }

    /**
     * What a tool answers. Nothing is required and nothing forbidden, because a refusal has other fields
     * than an answer.
     */
    public static ObjectSchema output() {
        return new ObjectSchema(Map.of(), Set.of(), Set.of(), false);
    }

    /** With a field that has to be there. */
    public ObjectSchema required(String name, Schema field) {
        Set<String> more = new LinkedHashSet<>(required);
        more.add(name);
        return new ObjectSchema(with(name, field), more, unlisted, closed);
    }

    /** With a field that may be there. */
    public ObjectSchema optional(String name, Schema field) {
        return new ObjectSchema(with(name, field), required, unlisted, closed);
    }

    /** With a field that may be there and is not listed, to keep the list of tools short. */
    public ObjectSchema unlisted(String name, Schema field) {
        Set<String> more = new LinkedHashSet<>(unlisted);
        more.add(name);
        return new ObjectSchema(with(name, field), required, more, closed);
    }

    /** With another's fields behind these. */
    public ObjectSchema and(ObjectSchema other) {
        Map<String, Schema> all = new LinkedHashMap<>(fields);
        all.putAll(other.fields);
        Set<String> names = new LinkedHashSet<>(required);
        names.addAll(other.required);
        Set<String> hidden = new LinkedHashSet<>(unlisted);
        hidden.addAll(other.unlisted);
        return new ObjectSchema(all, names, hidden, closed);
    }

    /** The fields by their names, in order, also those that are not listed. */
    public Map<String, Schema> fields() {
        return fields;
    }

    /** The names of the fields that have to be there. */
    public Set<String> required() {
        return required;
    }

    /** The names of the fields that are listed. */
    public Set<String> listed() {
        Set<String> names = new LinkedHashSet<>(fields.keySet());
        names.removeAll(unlisted);
        return names;
    }

    /** The schema as it goes out. */
    public Map<String, Object> toMap() {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (!unlisted.contains(name)) {
                properties.put(name, field.toMap());
            }
        });
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
