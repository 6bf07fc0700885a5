package dev.tracker.persistence;

import dev.tracker.core.enhancement.EnhancementId;

/** A row of {@code enhancement_dependencies}. */
record EnhancementEdgeRow(EnhancementId enhancementId, EnhancementId dependsOnId) {}
