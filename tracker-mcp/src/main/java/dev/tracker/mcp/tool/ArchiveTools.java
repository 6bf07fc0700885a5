package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.changing;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;

/** Tools for archived work items. */
public final class ArchiveTools {

    private final Tracker tracker;

    public ArchiveTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools that only read. */
    public List<ToolDefinition> reading() {
        return List.of(query());
    }

    /** The tools that archive and restore. */
    public List<ToolDefinition> administering() {
        return List.of(archive(), restore());
    }

    private ToolDefinition query() {
        return ToolDefinition.reading(
                "query_archived_work_items",
                "Query archived work items",
                "Archived work items, newest archiving first. For live ones use list_work_items, for one by id"
                        + " query_work_item.",
                ObjectSchema.input()
                        .optional("item_type", Schema.text().described("Of this type"))
                        .optional("status", Schema.text().described("When archived"))
                        .optional("parent_id", Schema.text().described("Right below; \"root\": roots"))
                        .optional("label", Schema.text().described("With this label"))
                        .optional("assignee", Schema.text().described("Claimed by"))
                        .optional("branch_name", Schema.text().described("Linked to"))
                        .optional("updated_since", Schema.text().described("ISO-8601 time"))
                        .optional("archived_since", Schema.text().described("ISO-8601 time"))
                        .and(Inputs.paging()),
                Outputs.page(),
                in -> {
                    ArchivedQuery query = new ArchivedQuery(
                            in.fields().choice("item_type", ItemType.class),
                            in.fields().choice("status", ItemStatus.class),
                            in.parentFilter(),
                            in.fields().text("label"),
                            in.fields().text("assignee"),
                            in.fields().text("branch_name"),
                            in.fields().time("updated_since"),
                            in.fields().time("archived_since"),
                            in.page());
                    boolean whole = in.whole();
                    in.check();
                    return Pages.of(
                            query.page(),
                            page -> Answers.page(
                                    whole
                                            ? tracker.archive().listWhole(query.page(page))
                                            : tracker.archive().list(query.page(page))));
                });
    }

    private ToolDefinition archive() {
        return changing(
                "archive_work_items",
                "Archive work items",
                "Puts aside items that, with all below them, nobody changed for long; restore_archived_work_item"
                        + " brings one back. Count first with dry_run.",
                ObjectSchema.input()
                        .optional(
                                "threshold_days",
                                Schema.integer()
                                        .range(1, ArchiveWorkItems.MAX_DAYS)
                                        .unlessGiven(ArchiveWorkItems.DEFAULT_DAYS)
                                        .described("Days without a change"))
                        .optional("dry_run", Schema.flag().described("Count only")),
                "updated_by",
                ObjectSchema.output()
                        .optional("archived_count", Schema.integer())
                        .optional("by_status", Schema.object())
                        .optional("by_type", Schema.object()),
                in -> {
                    ArchiveWorkItems command = new ArchiveWorkItems(
                            in.integer("threshold_days", 1, ArchiveWorkItems.MAX_DAYS, ArchiveWorkItems.DEFAULT_DAYS),
                            in.flag("dry_run", false));
                    return Answer.of(
                            tracker.archive().archive(in.checked(command), in.caller(), in.progress()::reached));
                });
    }

    private ToolDefinition restore() {
        return changing(
                "restore_archived_work_item",
                "Restore archived work item",
                "Brings an archived item back, with the archived items above and below it. To find it use"
                        + " query_archived_work_items; a deleted one: update_work_item.",
                ObjectSchema.input().required("id", Schema.text().described("Id or key")),
                "updated_by",
                Outputs.entity().optional("key", Schema.text()),
                in -> Answer.of(tracker.archive()
                        .restore(in.checked(new RestoreArchivedWorkItem(in.item("id"))), in.caller())));
    }
}
