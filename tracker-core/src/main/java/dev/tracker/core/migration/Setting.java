package dev.tracker.core.migration;

import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.entity.IdSource;
import dev.tracker.core.entity.Revision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What entities are made with that no file says.
 *
 * @param tokenBudget of a session that says none
 */
record Setting(IdSource ids, String actor, Instant now, int tokenBudget) {

    static Setting of(IdSource ids, ChangeSet changes, int tokenBudget) {
        return new Setting(ids, changes.actor(), changes.now(), tokenBudget);
    }

    /** The first state of an entity that is taken over now. */
    Revision revision(Instant createdAt) {
        return new Revision(1, createdAt, actor, now, actor);
    }

    /** What the log says of one: its entry's time is not that of its creation. */
    static Map<String, FieldChange> logged(Record entity, Instant createdAt) {
        Map<String, FieldChange> fields = new LinkedHashMap<>(FieldChanges.ofNew(entity));
        fields.put("created_at", new FieldChange(null, createdAt.toString()));
        return fields;
    }

    /** What the log says of one that is taken out again. */
    static Map<String, FieldChange> unlogged(Record entity, Instant createdAt) {
        Map<String, FieldChange> fields = new LinkedHashMap<>(FieldChanges.ofRemoved(entity));
        fields.put("created_at", new FieldChange(createdAt.toString(), null));
        return fields;
    }
}
