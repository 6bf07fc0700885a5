package dev.tracker.core.enhancement;

import dev.tracker.core.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which enhancements are wanted, by priority, then title. Null filters nothing. */
public record EnhancementQuery(
        @Nullable Integer priority,
        @Nullable EnhancementStatus status,
        @Nullable String targetQuarter,
        @Nullable String principle,
        PageRequest page) {

    /** Every enhancement. */
    public static final EnhancementQuery ALL = new EnhancementQuery(null, null, null, null, PageRequest.FIRST);
}
