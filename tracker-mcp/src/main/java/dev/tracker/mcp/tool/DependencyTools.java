package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.changing;

import dev.tracker.core.Tracker;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;

/** Tools for dependencies between work items. */
public final class DependencyTools {

    private final Tracker tracker;

    public DependencyTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(set());
    }

    private ToolDefinition set() {
        return changing(
                "set_dependency",
                "Set dependency",
                "Sets or removes which of two items must be finished first; no cycles. To put an item"
                        + " below another use update_work_item.",
                ObjectSchema.input()
                        .required("source_id", Schema.text().described("Id or key"))
                        .required("target_id", Schema.text().described("Id or key"))
                        .required(
                                "dependency_type",
                                Schema.choice(DependencyType.class)
                                        .described("blocks: source before target; depends_on: target before source"))
                        .optional("remove", Schema.flag().described("Take it away")),
                "created_by",
                ObjectSchema.output()
                        .optional("source", Schema.object())
                        .optional("target", Schema.object())
                        .optional("changed", Schema.flag()),
                in -> {
                    SetDependency command = new SetDependency(
                            in.item("source_id"),
                            in.item("target_id"),
                            in.fields().choice("dependency_type", DependencyType.class),
                            in.flag("remove", false));
                    return Answer.of(tracker.dependencies().set(in.checked(command), in.caller()));
                });
    }
}
