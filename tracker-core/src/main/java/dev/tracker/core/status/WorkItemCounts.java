package dev.tracker.core.status;

import java.util.Map;

/**
 * How many items there are, neither deleted nor archived.
 *
 * @param byType each type's count, zero included; likewise {@code byStatus}; {@code byPriority} by {@code 1}
 *     to {@code 5}
 * @param readyCount items that can be worked on now
 * @param blockedCount open items that cannot: their status is blocked, or they wait for an open item
 * @param archivedCount items in the archive, which the other counts leave out
 */
public record WorkItemCounts(
        long totalCount,
        Map<String, Long> byType,
        Map<String, Long> byStatus,
        Map<String, Long> byPriority,
        long readyCount,
        long blockedCount,
        long archivedCount) {}
