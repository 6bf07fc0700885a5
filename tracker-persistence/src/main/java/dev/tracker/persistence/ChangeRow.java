package dev.tracker.persistence;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code change_log}; its components stand in the order of {@link ChangeLogMapper#COLUMNS}. */
record ChangeRow(
        long seq,
        Instant at,
        String actor,
        EntityType entityType,
        String entityId,
        @Nullable Long version,
        Action action,
        JsonText changes,
        UUID requestId) {

    /** The row but for its number, as an entry of the JSON array that rows are inserted from. */
    static Map<String, @Nullable Object> entry(Change change) {
        Map<String, Object> changes = new LinkedHashMap<>();
        change.changes().forEach((field, values) -> changes.put(field, values.toTree()));
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("at", ColumnTypes.text(change.at()));
        entry.put("actor", change.actor());
        entry.put("entity_type", change.entityType().code());
        entry.put("entity_id", change.entityId());
        entry.put("version", change.version());
        entry.put("action", change.action().name().toLowerCase(Locale.ROOT));
        entry.put("changes", changes);
        entry.put("request_id", change.requestId().toString());
        return entry;
    }

    Change toChange() {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        changes.object().forEach((field, values) -> {
            if (values instanceof Map<?, ?> tree) {
                fields.put(field, FieldChange.of(tree));
            }
        });
        return new Change(seq, at, actor, entityType, entityId, version, action, fields, requestId);
    }
}
