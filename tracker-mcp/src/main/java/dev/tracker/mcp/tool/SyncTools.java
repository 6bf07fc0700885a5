package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.changing;
import static dev.tracker.mcp.tool.ToolDefinition.reading;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.ResolveConflict;
import dev.tracker.core.availability.Side;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;

/** Tools for what was written while the database was away. */
public final class SyncTools {

    private final Tracker tracker;

    public SyncTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(status(), resolve(), now());
    }

    private ToolDefinition status() {
        return reading(
                "get_sync_status",
                "Get sync status",
                "Changes that wait for the database, and conflicts that wait for a choice. For the project itself use"
                        + " get_project_status.",
                ObjectSchema.input(),
                output(),
                in -> {
                    in.check();
                    return Answer.of(tracker.sync().status());
                });
    }

    private ToolDefinition resolve() {
        return changing(
                "resolve_conflict",
                "Resolve conflict",
                "Keeps one side of a conflict that get_sync_status lists, and answers as that does. Look at both sides"
                        + " first; the other one is given up.",
                ObjectSchema.input()
                        .required("id", Schema.text().described("The conflict's id"))
                        .required(
                                "keep",
                                Schema.choice(Side.class)
                                        .described("mine: what was written offline; theirs: what the database has")),
                "updated_by",
                output(),
                in -> {
                    ResolveConflict command = new ResolveConflict(
                            in.fields().uuid("id"), in.fields().choice("keep", Side.class));
                    return Answer.of(tracker.sync().resolve(in.checked(command), in.caller()));
                });
    }

    private ToolDefinition now() {
        return changing(
                "sync_now",
                "Sync now",
                "Brings waiting changes to the database now rather than when it is next looked for, and answers as"
                        + " get_sync_status.",
                ObjectSchema.input(),
                "updated_by",
                output(),
                in -> {
                    in.check();
                    return Answer.of(tracker.sync().now());
                });
    }

    private static ObjectSchema output() {
        return ObjectSchema.output()
                .optional("database_status", Schema.text())
                .optional("pending", Schema.integer())
                .optional("conflicts", Schema.list());
    }
}
