package dev.tracker.mcp.tool;

import dev.tracker.core.paging.PageRequest;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;

/** Arguments that many tools take. */
final class Inputs {

    private Inputs() {}

    /** Who writes, and under which request. */
    static ObjectSchema write(String actorField) {
        return ObjectSchema.input()
                .unlisted(actorField, Schema.text().described("Who"))
                .optional("request_id", Schema.text().described("UUID, for retries"));
    }

    /** The version that a change is based on. */
    static Schema version() {
        return Schema.integer().atLeast(1).described("As read");
    }

    /** Which slice of a list, and how much of each entry. */
    static ObjectSchema paging() {
        return ObjectSchema.input()
                .optional("limit", limit(PageRequest.MAX_LIMIT, PageRequest.DEFAULT_LIMIT))
                .optional("offset", Schema.integer().atLeast(0).described("Entries to skip"))
                .optional("cursor", Schema.text().described("A next_cursor"))
                .optional("detail", Schema.choice(Detail.class).described("Of entries"));
    }

    static Schema limit(int max, int unlessGiven) {
        return Schema.integer().range(1, max).described("Entries, else " + unlessGiven);
    }

    static Schema priority() {
        return Schema.integer().range(1, 5);
    }

    static Schema commit() {
        return Schema.text().described("40 hex digits");
    }

    static Schema quarter() {
        return Schema.text().described("YYYY-Qn");
    }

    static Schema texts() {
        return Schema.listOf(Schema.text());
    }

    /** How much of each entry of a list. */
    enum Detail {
        SUMMARY,
        FULL
    }
}
