package dev.tracker.persistence;

import dev.tracker.core.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended that is sorted by names.
 *
 * @param list names the list, so that a cursor of another one is refused
 * @param rank the sort key before the name, 0 where there is none
 */
record NameCursor(String list, long rank, String name, UUID id) {

    private static final String FIELD = "place";

    /** Reads what {@link #text} wrote; null stands for the beginning. */
    static @Nullable NameCursor read(String list, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (Json.readObject(json).get(FIELD) instanceof List<?> place
                    && place.size() == 4
                    && list.equals(place.get(0))
                    && place.get(1) instanceof Long rank
                    && place.get(2) instanceof String name
                    && place.get(3) instanceof String id
                    && name.equals(TextFilter.equal(name))) {
                return new NameCursor(list, rank, name, UUID.fromString(id));
            }
        } catch (IllegalArgumentException e) {
            throw refusal(text);
        }
        throw refusal(text);
    }

    /** The cursor as callers hold it, opaque to them. */
    String text() {
        String json = Json.write(Map.of(FIELD, List.of(list, rank, name, id.toString())));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidationException refusal(String text) {
        return ValidationException.of(
                "cursor", "is not one of this list; pass back next_cursor as it came, or leave it out", text);
    }
}
