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
        Set<String> metadata = new LinkedHashSet<>();
        add(item.metadata().toTree(), metadata);
        String description = item.description();
        return new ItemWords(
                SearchWords.in(item.title()), description == null ? Set.of() : SearchWords.in(description), metadata);
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
