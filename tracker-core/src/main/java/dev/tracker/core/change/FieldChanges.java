package dev.tracker.core.change;

import dev.tracker.core.json.RecordTree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two states of an entity field by field. */
public final class FieldChanges {

    private static final Set<String> SAID_BY_THE_ENTRY =
            Set.of("version", "created_at", "created_by", "updated_at", "updated_by");

    private FieldChanges() {}

    /** Every field of a new entity. */
    public static Map<String, FieldChange> ofNew(Record entity) {
        return between(Map.of(), fields(entity));
    }

    /** Every field of an entity that is taken out of the record. */
    public static Map<String, FieldChange> ofRemoved(Record entity) {
        return between(fields(entity), Map.of());
    }

    /** The fields that differ; empty where none does. What the log's entry says itself is left out. */
    public static Map<String, FieldChange> between(Record before, Record after) {
        return between(fields(before), fields(after));
    }

    private static Map<String, FieldChange> between(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        Map<String, FieldChange> changes = new LinkedHashMap<>();
        for (String name : names) {
            @Nullable Object old = before.get(name);
            @Nullable Object fresh = after.get(name);
            if (!Objects.equals(old, fresh)) {
                changes.put(name, new FieldChange(old, fresh));
            }
        }
        return changes;
    }

    private static Map<String, Object> fields(Record entity) {
        Map<String, Object> fields = new LinkedHashMap<>();
        RecordTree.stored(entity).forEach((name, value) -> {
            if (name.equals("metadata") && value instanceof Map<?, ?> parts) {
                parts.forEach((part, inner) -> fields.put("metadata." + part, inner));
            } else if (!SAID_BY_THE_ENTRY.contains(name)) {
                fields.put(name, value);
            }
        });
        return fields;
    }
}
