package dev.tracker.cli.frame;

import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list is wanted. */
public final class PagingOptions {
    @Option(names = "--limit", paramLabel = "N", description = "At most so many entries, 1 to 100; 50 unless given.")
    private @Nullable String limit;

    @Option(names = "--offset", paramLabel = "N", description = "Pass over so many entries first.")
    private @Nullable String offset;

    @Option(
            names = "--cursor",
            paramLabel = "CURSOR",
            description = "Go on behind an earlier answer, by its next_cursor.")
    private @Nullable String cursor;

    @Option(names = "--all", description = "Every entry, whatever the limit.")
    private boolean all;

    /** The part as it was asked for; faults go to {@code values}. */
    public PageRequest request(Values values) {
        int size = values.integer("limit", limit, 1, PageRequest.MAX_LIMIT, PageRequest.DEFAULT_LIMIT);
        int start = values.integer("offset", offset, 0, Integer.MAX_VALUE, 0);
        return new PageRequest(all ? PageRequest.MAX_LIMIT : size, start, cursor);
    }

    /** Reads the part, page by page where every entry is wanted. */
    public <T> Page<T> read(PageRequest first, Function<PageRequest, Page<T>> list) {
        Page<T> page = list.apply(first);
        if (!all || !page.hasMore()) {
            return page;
        }
        List<T> items = new ArrayList<>(page.items());
        while (page.hasMore()) {
            page = list.apply(new PageRequest(first.limit(), first.offset() + items.size(), page.nextCursor()));
            items.addAll(page.items());
        }
        return new Page<>(items, page.totalCount(), items.size(), first.offset(), false, null);
    }

    /** Tells people what part they see, where it is not the whole. */
    public static void tellRest(Screen screen, Page<?> page, String things) {
        if (page.totalCount() == 0) {
            screen.sentence("No " + things + ".", Tone.FAINT);
        } else if (page.hasMore() || page.offset() > 0) {
            screen.sentence(
                    String.format(
                            Locale.ROOT,
                            "%d of %d %s%s",
                            page.items().size(),
                            page.totalCount(),
                            things,
                            page.hasMore()
                                    ? "; the next begin at --offset "
                                            + (page.offset() + page.items().size()) + ", --all shows every one."
                                    : "."),
                    Tone.FAINT);
        }
    }
}
