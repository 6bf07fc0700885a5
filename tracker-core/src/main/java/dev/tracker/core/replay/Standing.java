package dev.tracker.core.replay;

import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an entry stands to what others did meanwhile, field by field.
 *
 * @param versions the versions of the entities that the entry changed and that there are
 * @param others others' changes of them since the versions that it was based on
 */
record Standing(JournalEntry entry, Map<EntityRef, Long> versions, List<Change> others) {

    /** The versions that the entry's entities had for it, those that are compared. */
    static Map<EntityRef, Long> bases(JournalEntry entry) {
        Map<EntityRef, Long> bases = new LinkedHashMap<>();
        entry.bases().forEach(base -> bases.put(base.entity(), base.version()));
        // That a session was left follows anew from what the record says now.
        if (entry.principal().entityType() != EntityType.CONFIGURATION) {
            bases.keySet().removeIf(entity -> entity.entityType() == EntityType.CONFIGURATION);
        }
        return bases;
    }

    /** The fields that both sides changed; empty where the two go together. */
    Set<String> clashing() {
        Set<String> clashing = new TreeSet<>();
        for (EntityRef entity : entry.versioned()) {
            Set<String> both =
                    new LinkedHashSet<>(fields(entry.write().changes(), entity).keySet());
            both.retainAll(fields(others, entity).keySet());
            clashing.addAll(both);
        }
        return clashing;
    }

    boolean othersChanged(EntityRef entity) {
        return others.stream().anyMatch(change -> EntityRef.of(change).equals(entity));
    }

    /** What others made of the entity's fields; null for one that they emptied. */
    Map<String, Object> theirs(EntityRef entity) {
        return fields(others, entity);
    }

    /** What the entry made of the entity's fields. */
    Map<String, Object> mine(EntityRef entity) {
        return fields(entry.write().changes(), entity);
    }

    @SuppressWarnings("NullAway") // a field that was emptied stands there with null
    private static Map<String, Object> fields(List<Change> changes, EntityRef entity) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Change change : changes) {
            if (EntityRef.of(change).equals(entity)) {
                for (Map.Entry<String, FieldChange> field : change.changes().entrySet()) {
                    fields.put(field.getKey(), field.getValue().after());
                }
            }
        }
        return fields;
    }
}
