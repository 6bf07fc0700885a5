package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.changing;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;

/** Tools for taking up work, so that no two workers take the same. */
public final class ClaimTools {

    private final Tracker tracker;

    public ClaimTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(claim());
    }

    private ToolDefinition claim() {
        return changing(
                "claim_work_item",
                "Claim work item",
                "Claims the next ready item, or a named one, or gives one back; item is null where nothing is ready."
                        + " To look first use list_work_items with ready.",
                ObjectSchema.input()
                        .optional("id", Schema.text().described("Id or key; else the next ready one"))
                        .optional("parent_id", Schema.text().described("Next: below it"))
                        .optional("label", Schema.text().described("Next: so labelled"))
                        .optional("item_type", Schema.text().described("Next: of this type"))
                        .optional("assignee", Schema.text().upTo(100).described("Else the caller"))
                        .optional("release", Schema.flag().described("Give it back"))
                        .optional("take_over", Schema.flag().described("Take it from another holder"))
                        .optional(
                                "lease_minutes",
                                Schema.integer()
                                        .range(1, Claim.MAX_LEASE_MINUTES)
                                        .described("Lapses so long after the holder's last write")),
                "updated_by",
                ObjectSchema.output().optional("item", Schema.any()),
                in -> {
                    ClaimWorkItem command = new ClaimWorkItem(
                            in.item("id"),
                            new ReadyFilter(
                                    in.parent("parent_id"),
                                    in.fields().text("label"),
                                    in.fields().choice("item_type", ItemType.class)),
                            in.fields().text("assignee"),
                            in.flag("release", false),
                            in.flag("take_over", false),
                            in.fields().integer("lease_minutes", 1, Claim.MAX_LEASE_MINUTES));
                    return Answer.of(Answers.claim(tracker.claims().claim(in.checked(command), in.caller())));
                });
    }
}
