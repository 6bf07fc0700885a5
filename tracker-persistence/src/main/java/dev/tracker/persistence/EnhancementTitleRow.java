package dev.tracker.persistence;

import dev.tracker.core.enhancement.EnhancementId;

/** An enhancement's title. */
record EnhancementTitleRow(EnhancementId id, String title) {}
