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
                .optional("has_more", Schema.flag())
                .optional("next_cursor", Schema.text());
    }

    /** What every versioned entity begins with. */
    static ObjectSchema entity() {
        return ObjectSchema.output().optional("id", Schema.text()).optional("version", Schema.integer());
    }
}
