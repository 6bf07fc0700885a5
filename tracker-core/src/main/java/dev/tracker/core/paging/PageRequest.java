package dev.tracker.core.paging;

import org.jspecify.annotations.Nullable;

/**
 * Which slice of a list is wanted.
 *
 * @param limit at most this many entries, 1 to 100
 * @param offset entries to pass over, from 0; ignored where a cursor is given
 * @param cursor where an earlier page ended, as that page's {@code nextCursor} said; null for none
 */
public record PageRequest(int limit, int offset, @Nullable String cursor) {

    public static final int MAX_LIMIT = 100;
    public static final int DEFAULT_LIMIT = 50;

    /** The first {@value #DEFAULT_LIMIT} entries. */
    public static final PageRequest FIRST = new PageRequest(DEFAULT_LIMIT, 0, null);

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
            throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + ", offset from 0");
        }
    }

    /** The first {@code limit} entries. */
    public static PageRequest ofSize(int limit) {
        return new PageRequest(limit, 0, null);
    }
}
