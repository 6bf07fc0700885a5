package dev.tracker.mcp.tool;

import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;

/** Answers that many tools give. */
final class Outputs {

    private Outputs() {}

    /** A page of a list. */
    static ObjectSchema page() {
        return ObjectSchema.output()
                .optional("items", Schema.list())
                .optional("total_count", Schema.integer())
                .optional("next_cursor", Schema.text());
    }

    /** What every entity has; the room for all tools together leaves no more to be said of each. */
    static ObjectSchema entity() {
        return ObjectSchema.output().optional("id", Schema.text());
    }
}
