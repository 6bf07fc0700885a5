package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.changing;

import dev.tracker.core.Tracker;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools for the project's status file. */
public final class StatusFileTools {

    private final Tracker tracker;

    public StatusFileTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(write());
    }

    private ToolDefinition write() {
        return changing(
                "write_status_file",
                "Write status file",
                "Writes the project's status file anew from the record; people's notes in it stay. To read it without"
                        + " writing use get_project_status with output_format markdown.",
                ObjectSchema.input(),
                "updated_by",
                ObjectSchema.output()
                        .optional("path", Schema.text())
                        .optional("bytes", Schema.integer())
                        .optional("changed", Schema.flag())
                        .optional("backup_path", Schema.text()),
                in -> {
                    in.caller();
                    in.check();
                    return Answer.of(tracker.statusFile().write());
                });
    }

    /** A status file's text; of one that is too long, its first lines. */
    static Answer markdown(String text) {
        List<String> lines = text.lines().toList();
        return Answer.upTo(
                lines.size(),
                count -> tree(lines, count),
                "It is the beginning of the file, by lines. Ask for output_format full with work_item_limit and"
                        + " deployment_limit, or for the rest by list_work_items, list_vendors and list_deployments.");
    }

    private static Map<String, Object> tree(List<String> lines, int count) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("markdown", String.join("\n", lines.subList(0, count)) + "\n");
        if (count < lines.size()) {
            tree.put("truncated", true);
        }
        return tree;
    }
}
