package dev.tracker.core.enhancement;

import org.jspecify.annotations.Nullable;

/** An enhancement in a list. */
public record EnhancementSummary(
        EnhancementId id,
        long version,
        String title,
        int priority,
        EnhancementStatus status,
        @Nullable String targetQuarter) {}
