package dev.tracker.persistence;

import dev.tracker.core.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended: what its last entry is sorted by.
 *
 * @param list names the list, so that a cursor of another one is refused
 * @param number the second sort key where the list has one, else 0
 */
record Cursor(String list, Instant at, int number, UUID id) {

    private static final String SEPARATOR = "\n";
    private static final int TIME_LENGTH = "2026-01-01T00:00:00.000000Z".length();

    /** Reads what {@link #text} wrote; null stands for the beginning. */
    static @Nullable Cursor read(String list, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(SEPARATOR, -1);
            if (parts.length == 4 && parts[0].equals(list) && parts[1].length() <= TIME_LENGTH) {
                return new Cursor(list, Instant.parse(parts[1]), Integer.parseInt(parts[2]), UUID.fromString(parts[3]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refusal(text);
        }
        throw refusal(text);
    }

    /** The cursor as callers hold it, opaque to them. */
    String text() {
        String plain = String.join(SEPARATOR, list, at.toString(), Integer.toString(number), id.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidationException refusal(String text) {
        return ValidationException.of(
                "cursor", "is not one of this list; pass back next_cursor as it came, or leave it out", text);
    }
}
