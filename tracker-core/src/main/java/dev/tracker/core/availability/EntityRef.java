package dev.tracker.core.availability;

import dev.tracker.core.change.Change;
import dev.tracker.core.entity.EntityType;

/** An entity of any kind, as the change log names it. */
public record EntityRef(EntityType entityType, String entityId) {

    /** The entity that a change is about. */
    public static EntityRef of(Change change) {
        return new EntityRef(change.entityType(), change.entityId());
    }
}
