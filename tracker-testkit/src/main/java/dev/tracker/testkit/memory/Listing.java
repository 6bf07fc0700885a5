package dev.tracker.testkit.memory;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list in pages. An entry's place is one text, by whose code points the list is sorted, and which a cursor holds.
 *
 * @param name so that a cursor of another list is refused
 */
record Listing<T>(String name, boolean descending, Function<T, String> place) {

    /** The order of texts in the databases: by their code points. */
    static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    /** What separates the parts of a place: it comes before all that a text may hold. */
    static final char THEN = '\0';

    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    /** A time as a part of a place. */
    static String part(Instant time) {
        return MICROS.format(time);
    }

    /** A number from 0 as a part of a place. */
    static String part(int number) {
        return String.format(Locale.ROOT, "%010d", number);
    }

    Comparator<T> order() {
        Comparator<T> ascending = Comparator.comparing(place, BY_CODE_POINT);
        return descending ? ascending.reversed() : ascending;
    }

    List<T> sorted(Collection<T> entries) {
        return entries.stream().sorted(order()).toList();
    }

    /** The page of all entries that the filters let through. */
    Page<T> page(Collection<T> entries, PageRequest request) {
        String from = read(request.cursor());
        int offset = from == null ? request.offset() : 0;
        List<T> found = sorted(entries).stream()
                .filter(entry -> from == null || isBehind(entry, from))
                .skip(offset)
                .limit(request.limit() + 1L)
                .toList();
        boolean more = found.size() > request.limit();
        List<T> shown = more ? found.subList(0, request.limit()) : found;
        String next = more ? cursor(shown.get(shown.size() - 1)) : null;
        return new Page<>(shown, entries.size(), request.limit(), offset, more, next);
    }

    private boolean isBehind(T entry, String from) {
        int difference = BY_CODE_POINT.compare(place.apply(entry), from);
        return descending ? difference < 0 : difference > 0;
    }

    private String cursor(T last) {
        byte[] plain = (name + "\n" + place.apply(last)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private @Nullable String read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (plain.startsWith(name + "\n")) {
                return plain.substring(name.length() + 1);
            }
        } catch (IllegalArgumentException e) {
            throw refusal(cursor);
        }
        throw refusal(cursor);
    }

    private static ValidationException refusal(String cursor) {
        return ValidationException.of(
                "cursor", "is not one of this list; pass back next_cursor as it came, or leave it out", cursor);
    }
}
