package dev.tracker.core.change;

import dev.tracker.core.entity.EntityType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the change log.
 *
 * @param seq its place: grows in the order of the commits, so that a reader who has seen one number
 *     has seen all smaller ones. 0 until it is appended.
 * @param entityId id of the entity; of a dependency, that of its source
 * @param version the entity's version after the change, or null for what has none
 * @param changes the fields by their JSON names, parts of metadata as {@code metadata.part}
 */
public record Change(
        long seq,
        Instant at,
        String actor,
        EntityType entityType,
        String entityId,
        @Nullable Long version,
        Action action,
        Map<String, FieldChange> changes,
        UUID requestId) {

    public Change {
        changes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }
}
