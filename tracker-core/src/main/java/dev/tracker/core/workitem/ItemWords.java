package dev.tracker.core.workitem;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words by which an item is found, as {@link SearchWords} cuts them, by where they stand.
 *
 * @param metadata those of its texts and numbers; the names of fields are none
 */
public record ItemWords(Set<String> title, Set<String> description, Set<String> metadata) {

    /** PostgreSQL keeps at most 1 MiB of words and positions in a text-search vector. */
    private static final int MAX_SIZE = 1_000_000;

    /** What the vector keeps of a word beside its bytes: up to three positions, their number, and what aligns them. */
    private static final int WORD_OVERHEAD = 9;

    /** The words of an item. */
    public static ItemWords of(WorkItem item) {
        return of(item.title(), item.description(), item.metadata().toTree());
    }

    /** The words of an item of this title, description and metadata. */
    public static ItemWords of(String title, @Nullable String description, Map<String, ?> metadata) {
        Set<String> further = new LinkedHashSet<>();
        add(metadata, further);
        return new ItemWords(
                        SearchWords.in(title), description == null ? Set.of() : SearchWords.in(description), further)
                .bounded();
    }

    /** Whether some of an item of this title, description and metadata is kept as pairs of characters. */
    public static boolean hasPairs(String title, @Nullable String description, Map<String, ?> metadata) {
        return SearchWords.hasPairs(title)
                || (description != null && SearchWords.hasPairs(description))
                || hasPairs(metadata);
    }

    private static boolean hasPairs(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(ItemWords::hasPairs);
        }
        if (value instanceof Collection<?> values) {
            return values.stream().anyMatch(ItemWords::hasPairs);
        }
        return value instanceof String text && SearchWords.hasPairs(text);
    }

    /** The first of the words, as many as every database takes of one item. */
    private ItemWords bounded() {
        int[] left = {MAX_SIZE};
        Set<String> counted = new HashSet<>();
        return new ItemWords(
                bounded(title, counted, left), bounded(description, counted, left), bounded(metadata, counted, left));
    }

    private static Set<String> bounded(Set<String> words, Set<String> counted, int[] left) {
        Set<String> kept = new LinkedHashSet<>();
        for (String word : words) {
            if (counted.add(word)) {
                left[0] -= 3 * word.length() + WORD_OVERHEAD;
            }
            if (left[0] < 0) {
                return kept;
            }
            kept.add(word);
        }
        return kept;
    }

    /** Whether both states of an item have the same words for sure. */
    public static boolean areSame(WorkItem before, WorkItem after) {
        return before.title().equals(after.title())
                && Objects.equals(before.description(), after.description())
                && before.metadata().equals(after.metadata());
    }

    private static void add(@Nullable Object value, Set<String> words) {
        if (value instanceof String text) {
            words.addAll(SearchWords.in(text));
        } else if (value instanceof BigDecimal number) {
            words.addAll(SearchWords.in(number.stripTrailingZeros().toPlainString()));
        } else if (value instanceof Number number) {
            words.addAll(SearchWords.in(number.toString()));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(entry -> add(entry, words));
        } else if (value instanceof Collection<?> values) {
            values.forEach(entry -> add(entry, words));
        }
    }
}
