package dev.tracker.persistence;

import dev.tracker.core.entity.EntityType;

/** A kind of entity that changed, and the last entry of the change log that says so. */
record ChangedTypeRow(EntityType entityType, long lastSeq) {}
