package dev.tracker.core.transfer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was transferred.
 *
 * @param counts how many of each kind, by its word
 * @param total of all kinds
 */
public record Transferred(Map<String, Long> counts, long total) {

    public Transferred {
        counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    static Transferred of(Map<RecordKind, Long> counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        long total = 0;
        for (RecordKind kind : RecordKind.values()) {
            long count = counts.getOrDefault(kind, 0L);
            words.put(kind.word(), count);
            total += count;
        }
        return new Transferred(words, total);
    }
}
