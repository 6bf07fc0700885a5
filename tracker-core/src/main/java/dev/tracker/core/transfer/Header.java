package dev.tracker.core.transfer;

import dev.tracker.core.error.ValidationException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first line of an export.
 *
 * @param counts how many of each kind follow
 */
record Header(Map<RecordKind, Long> counts, long total) {

    static Header read(LineReader.@Nullable Line line) {
        Map<String, @Nullable Object> tree = line == null ? null : line.tree();
        if (tree == null || !ExportFormat.HEADER.equals(tree.get(ExportFormat.KIND))) {
            throw ValidationException.of("line 1", "is not the first line of an export that this program made", null);
        }
        Object version = tree.get(ExportFormat.VERSION);
        if (!Long.valueOf(ExportFormat.CURRENT).equals(version)) {
            throw ValidationException.of(
                    "line 1, format_version",
                    "must be " + ExportFormat.CURRENT + "; a newer export needs a newer tracker",
                    version);
        }
        if (!(tree.get(ExportFormat.COUNTS) instanceof Map<?, ?> written)) {
            throw ValidationException.of("line 1, counts", "must be an object of whole numbers", null);
        }
        Map<RecordKind, Long> counts = new EnumMap<>(RecordKind.class);
        for (RecordKind kind : RecordKind.values()) {
            Object count = written.containsKey(kind.word()) ? written.get(kind.word()) : Long.valueOf(0);
            if (!(count instanceof Long number) || number < 0) {
                throw ValidationException.of("line 1, counts." + kind.word(), "must be a whole number from 0", count);
            }
            counts.put(kind, number);
        }
        return new Header(
                counts, counts.values().stream().mapToLong(Long::longValue).sum());
    }

    /** Refuses an export that ended early, or of which lines are missing. */
    void expect(Map<RecordKind, Long> found, LineReader.@Nullable Line end) {
        if (end == null) {
            throw ValidationException.of(
                    "file", "ends before its last line: it was cut off; export the record again", null);
        }
        for (RecordKind kind : RecordKind.values()) {
            long expected = counts.getOrDefault(kind, 0L);
            long there = found.getOrDefault(kind, 0L);
            if (expected != there) {
                throw ValidationException.of(
                        "file",
                        String.format(
                                Locale.ROOT,
                                "has %d of the %d lines of kind %s that its first line names; export the record again",
                                there,
                                expected,
                                kind.word()),
                        null);
            }
        }
        Map<String, @Nullable Object> tree = end.tree();
        if (tree == null || !Long.valueOf(total).equals(tree.get(ExportFormat.TOTAL))) {
            throw ValidationException.of("line " + end.number() + ", total", "must be " + total, null);
        }
    }
}
