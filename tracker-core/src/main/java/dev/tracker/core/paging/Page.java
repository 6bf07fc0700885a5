package dev.tracker.core.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a list.
 *
 * @param totalCount how many entries there are in all, whatever the slice
 * @param nextCursor passed back, continues behind the last entry while others write; null at the end
 *     or where the list's order has no cursor
 */
public record Page<T>(
        List<T> items,
        long totalCount,
        int limit,
        int offset,
        boolean hasMore,
        @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same slice with each entry in another form. */
    public <R> Page<R> map(Function<? super T, ? extends R> form) {
        return new Page<>(items.stream().<R>map(form).toList(), totalCount, limit, offset, hasMore, nextCursor);
    }
}
