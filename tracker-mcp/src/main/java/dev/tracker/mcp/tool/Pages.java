package dev.tracker.mcp.tool;

import dev.tracker.core.paging.PageRequest;
import dev.tracker.mcp.answer.Answer;
import java.util.Map;
import java.util.function.Function;

/** Answers of list tools. */
final class Pages {

    private static final String ADVICE =
            "Go on with next_cursor as cursor, or with offset; ask for summaries or a lower limit to get less at once.";

    private Pages() {}

    /** A page, of fewer entries where those asked for are too much. */
    static Answer of(PageRequest page, Function<PageRequest, ? extends Map<String, ?>> ask) {
        return Answer.upTo(
                page.limit(), limit -> ask.apply(new PageRequest(limit, page.offset(), page.cursor())), ADVICE);
    }
}
