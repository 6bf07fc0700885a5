package dev.tracker.persistence;

import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.enhancement.EnhancementSummary;
import org.jspecify.annotations.Nullable;

/** An enhancement in a list's form. */
record EnhancementSummaryRow(
        EnhancementId id,
        long version,
        String title,
        int priority,
        EnhancementStatus status,
        @Nullable String targetQuarter) {

    EnhancementSummary toSummary() {
        return new EnhancementSummary(id, version, title, priority, status, targetQuarter);
    }
}
