package dev.tracker.core.workitem;

import java.math.BigDecimal;
import java.util.Collection;
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

    /** The words of an item. */
    public static ItemWords of(WorkItem item) {
        return of(item.title(), item.description(), item.metadata().toTree());
    }

    /** The words of an item of this title, description and metadata. */
    public static ItemWords of(String title, @Nullable String description, Map<String, ?> metadata) {
        Set<String> further = new LinkedHashSet<>();
        add(metadata, further);
        return new ItemWords(
                SearchWords.in(title), description == null ? Set.of() : SearchWords.in(description), further);
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
