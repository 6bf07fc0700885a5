package dev.tracker.core.archive;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was archived, or would be.
 *
 * @param byStatus each status's count, zero included; likewise {@code byType}
 */
public record ArchiveOutcome(long archivedCount, Map<String, Long> byStatus, Map<String, Long> byType) {

    static ArchiveOutcome of(Collection<ArchiveCount> counts) {
        Map<String, Long> byStatus = zeros(ItemStatus.values());
        Map<String, Long> byType = zeros(ItemType.values());
        long total = 0;
        for (ArchiveCount count : counts) {
            total += count.count();
            byStatus.merge(word(count.status()), count.count(), Long::sum);
            byType.merge(word(count.itemType()), count.count(), Long::sum);
        }
        return new ArchiveOutcome(total, byStatus, byType);
    }

    private static Map<String, Long> zeros(Enum<?>[] constants) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Enum<?> constant : constants) {
            counts.put(word(constant), 0L);
        }
        return counts;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
