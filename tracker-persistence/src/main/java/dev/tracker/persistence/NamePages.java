package dev.tracker.persistence;

import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import java.util.List;
import java.util.function.Function;

/** Cuts pages out of lists by name, of which one entry more than asked for was read. */
final class NamePages {

    private NamePages() {}

    /** How many entries to pass over: none where a cursor says where to begin. */
    static int offset(PageRequest request) {
        return request.cursor() == null ? request.offset() : 0;
    }

    static <T> Page<T> page(PageRequest request, long total, List<T> found, Function<T, NameCursor> cursor) {
        boolean more = found.size() > request.limit();
        List<T> entries = more ? found.subList(0, request.limit()) : found;
        String next = more ? cursor.apply(entries.get(entries.size() - 1)).text() : null;
        return new Page<>(entries, total, request.limit(), offset(request), more, next);
    }
}
