package dev.tracker.persistence;

import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts pages out of lists of which one entry more than asked for was read. */
final class Slices {

    private Slices() {}

    /** How many entries to pass over: none where a cursor says where to begin. */
    static int offset(PageRequest request) {
        return request.cursor() == null ? request.offset() : 0;
    }

    static <R, T> Page<T> page(
            PageRequest request, long total, List<R> rows, Function<R, T> entry, Function<T, Cursor> cursor) {
        boolean more = rows.size() > request.limit();
        List<T> entries = rows.stream().limit(request.limit()).<T>map(entry).toList();
        @Nullable
        String next = more ? cursor.apply(entries.get(entries.size() - 1)).text() : null;
        return new Page<>(entries, total, request.limit(), offset(request), more, next);
    }
}
