package dev.tracker.core.availability;

import dev.tracker.core.entity.EntityType;

/**
 * What an offline write knew of an entity.
 *
 * @param version the last version of the database's that the mirror had seen; 0 where there was none
 */
public record BaseVersion(EntityType entityType, String entityId, long version) {

    public EntityRef entity() {
        return new EntityRef(entityType, entityId);
    }
}
