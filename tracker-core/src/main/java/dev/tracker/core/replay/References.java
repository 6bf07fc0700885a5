package dev.tracker.core.replay;

import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entities that an entry does not change but points to. */
final class References {

    private static final Map<String, EntityType> FIELDS = Map.of(
            "parent_id", EntityType.WORK_ITEM,
            "source_id", EntityType.WORK_ITEM,
            "target_id", EntityType.WORK_ITEM,
            "related_work_items", EntityType.WORK_ITEM,
            "work_item_id", EntityType.WORK_ITEM,
            "current_session_id", EntityType.WORK_ITEM,
            "affected_vendors", EntityType.VENDOR,
            "depends_on", EntityType.ENHANCEMENT);

    private References() {}

    static Set<EntityRef> of(JournalEntry entry) {
        Set<EntityRef> found = new LinkedHashSet<>();
        for (Change change : entry.write().changes()) {
            FIELDS.forEach((field, type) -> {
                FieldChange value = change.changes().get(field);
                if (value != null) {
                    ids(value.after()).forEach(id -> found.add(new EntityRef(type, id.toString())));
                }
            });
        }
        return found;
    }

    private static Collection<?> ids(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> many ? many : List.of(value);
    }
}
