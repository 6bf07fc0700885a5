package dev.tracker.persistence;

import dev.tracker.core.availability.BaseVersion;
import dev.tracker.core.entity.EntityType;

/** What offline writes of an entity are based on. */
record BaseRow(EntityType entityType, String entityId, long baseVersion) {

    BaseVersion toBase() {
        return new BaseVersion(entityType, entityId, baseVersion);
    }
}
