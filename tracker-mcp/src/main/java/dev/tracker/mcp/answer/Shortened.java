package dev.tracker.mcp.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A tree with its longest texts cut, and, where that is not enough, its longest lists and free objects.
 *
 * @param tree the shorter tree
 * @param cut where something was cut, such as {@code metadata.findings_summary}
 */
record Shortened(Map<String, @Nullable Object> tree, Collection<String> cut) {

    /** A text is never cut shorter than this, so that ids, paths and titles stay whole. */
    private static final int SHORTEST_TEXT = 250;

    /** What hangs right on the top keeps this many fields: the record's own are fewer. */
    private static final int OWN_FIELDS = 40;

    /** The most that passes: of the lengths a text or list may keep, the largest that fits is taken. */
    static Shortened toFit(Map<String, ?> tree, int longest, Measure measure) {
        Shortened best = largest(tree, SHORTEST_TEXT, longest, true, measure);
        return best == null ? orBare(tree, largest(tree, 0, longest, false, measure)) : best;
    }

    /** How long a tree is as text. */
    @FunctionalInterface
    interface Measure {
        boolean fits(Map<String, ?> tree);
    }

    private static Shortened orBare(Map<String, ?> tree, @Nullable Shortened found) {
        return found == null ? at(tree, SHORTEST_TEXT, 0) : found;
    }

    private static @Nullable Shortened largest(Map<String, ?> tree, int from, int to, boolean texts, Measure measure) {
        int low = from;
        int high = to;
        Shortened best = null;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Shortened tried = texts ? at(tree, middle, Integer.MAX_VALUE) : at(tree, SHORTEST_TEXT, middle);
            if (measure.fits(tried.tree())) {
                best = tried;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return best;
    }

    private static Shortened at(Map<String, ?> tree, int text, int entries) {
        Cutter cutter = new Cutter(text, entries, new TreeSet<>());
        return new Shortened(cutter.map(tree, "", 0), cutter.cut());
    }

    private record Cutter(int text, int entries, Collection<String> cut) {

        Map<String, @Nullable Object> map(Map<?, ?> map, String place, int level) {
            Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = String.valueOf(entry.getKey());
                if (shorter.size() >= most(level) || key.length() > text) {
                    cut.add(place);
                } else {
                    shorter.put(key, value(entry.getValue(), place.isEmpty() ? key : place + "." + key, level + 1));
                }
            }
            return shorter;
        }

        private int most(int level) {
            if (level == 0) {
                return Integer.MAX_VALUE;
            }
            return level == 1 ? Math.max(OWN_FIELDS, entries) : entries;
        }

        private @Nullable Object value(@Nullable Object value, String place, int level) {
            if (value instanceof String whole && whole.length() > text) {
                cut.add(place);
                int end = Character.isHighSurrogate(whole.charAt(text - 1)) ? text - 1 : text;
                return whole.substring(0, end) + "…";
            }
            if (value instanceof Map<?, ?> map) {
                return map(map, place, level);
            }
            return value instanceof List<?> list ? list(list, place, level) : value;
        }

        private List<@Nullable Object> list(List<?> list, String place, int level) {
            List<@Nullable Object> shorter = new ArrayList<>();
            for (Object entry : list.subList(0, Math.min(list.size(), entries))) {
                shorter.add(value(entry, place, level));
            }
            if (shorter.size() < list.size()) {
                cut.add(place);
            }
            return shorter;
        }
    }
}
