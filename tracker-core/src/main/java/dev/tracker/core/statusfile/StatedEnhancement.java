package dev.tracker.core.statusfile;

import dev.tracker.core.enhancement.EnhancementStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a status file says of an enhancement.
 *
 * @param priority 1, the highest, to 5; null: not said, or among the file's faults
 * @param status null: not said
 * @param targetQuarter such as {@code 2026-Q3}; null: not said
 * @param description null: not said, which is the same as empty
 */
public record StatedEnhancement(
        String title,
        @Nullable Integer priority,
        @Nullable EnhancementStatus status,
        @Nullable String targetQuarter,
        @Nullable String description) {

    public StatedEnhancement {
        description = description == null || description.isEmpty() ? null : description;
    }
}
