package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.adding;
import static dev.tracker.mcp.tool.ToolDefinition.changing;
import static dev.tracker.mcp.tool.ToolDefinition.reading;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ReadyFilter;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemView;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tools for work items. */
public final class WorkItemTools {

    private static final int MAX_DEPTH = 5;

    private static final List<String> NOT_WITH_READY =
            List.of("status", "assignee", "branch_name", "updated_since", "include_deleted", "text");

    private final Tracker tracker;

    public WorkItemTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(create(), update(), query(), list());
    }

    private ToolDefinition create() {
        return adding(
                "create_work_item",
                "Create work item",
                "Adds a work item, on its own or below another. To change one use update_work_item; for"
                        + " ideas for later create_enhancement.",
                ObjectSchema.input()
                        .required("item_type", Schema.choice(ItemType.class).described("Fixed afterwards"))
                        .required("title", Schema.text().orEmpty().upTo(200).described("In a line"))
                        .optional(
                                "metadata",
                                Schema.object()
                                        .described("By item_type. project: description*, target_quarter,"
                                                + " constitutional_principles; session: token_budget*, prompts_count*,"
                                                + " yaml_frontmatter* {schema_version*, …}; task: estimated_hours,"
                                                + " actual_hours, blocked_reason; research: research_questions,"
                                                + " references, findings_summary"))
                        .and(common())
                        .optional("parent_id", Schema.text().described("Id or key of the item above"))
                        .and(links())
                        .optional("depends_on", Inputs.texts().described("Ids or keys of items to finish first")),
                item(),
                in -> {
                    CreateWorkItem command = new CreateWorkItem(
                            in.fields().choice("item_type", ItemType.class),
                            in.fields().text("title"),
                            in.fields().object("metadata"),
                            in.fields().text("description"),
                            in.fields().choice("status", ItemStatus.class),
                            in.priority(),
                            in.texts("labels"),
                            in.parent("parent_id"),
                            in.fields().text("branch_name"),
                            in.fields().text("commit_hash"),
                            in.fields().integer("pr_number", 1, Integer.MAX_VALUE),
                            in.items("depends_on"));
                    return Answer.of(tracker.workItems().create(in.checked(command), in.caller()));
                });
    }

    private ToolDefinition update() {
        return changing(
                "update_work_item",
                "Update work item",
                "Changes, completes, moves, deletes or restores a work item; what is not given stays. Read"
                        + " it first with query_work_item. became_ready: what its completion freed.",
                ObjectSchema.input()
                        .required("id", Schema.text().described("Id or key"))
                        .required("version", Inputs.version())
                        .optional("title", Schema.text().orEmpty().upTo(200).described("In a line"))
                        .optional("metadata", Schema.object().described("Replaces the whole, as in create_work_item"))
                        .and(common())
                        .optional(
                                "parent_id",
                                Schema.text().described("Moves it below this id or key; \"root\": to the top"))
                        .and(links())
                        .optional("deleted", Schema.flag().described("true: deletes it and all below; false: restores"))
                        .unlisted("deleted_at", Schema.text().described("A time deletes")),
                "updated_by",
                item().optional("became_ready", Schema.list()),
                in -> {
                    UpdateWorkItem command = new UpdateWorkItem(
                            in.item("id"),
                            in.version(),
                            in.fields().text("title"),
                            in.fields().text("description"),
                            in.fields().choice("status", ItemStatus.class),
                            in.priority(),
                            in.fields().texts("labels"),
                            in.fields().object("metadata"),
                            move(in),
                            in.fields().text("branch_name"),
                            in.fields().text("commit_hash"),
                            in.fields().integer("pr_number", 1, Integer.MAX_VALUE),
                            lifecycle(in));
                    if (command.metadata() == null) {
                        in.checked(command);
                    } else {
                        in.checkedBy(violations -> tracker.workItems().check(command, violations));
                    }
                    return Answer.of(Answers.updated(tracker.workItems().update(command, in.caller())));
                });
    }

    private ToolDefinition query() {
        return reading(
                "query_work_item",
                "Query work item",
                "One work item, whole, with ancestors, tree, dependencies and what blocks it. To find"
                        + " items use list_work_items.",
                ObjectSchema.input()
                        .required("id", Schema.text().described("Id or key"))
                        .optional("include_children", flag(true, "The tree below"))
                        .optional("include_dependencies", flag(true, "Both directions"))
                        .optional(
                                "max_depth",
                                Schema.integer()
                                        .range(1, MAX_DEPTH)
                                        .unlessGiven(MAX_DEPTH)
                                        .described("Levels below"))
                        .optional(
                                "max_items",
                                Schema.integer()
                                        .range(1, WorkItemView.MAX_ITEMS)
                                        .unlessGiven(WorkItemView.DEFAULT_ITEMS)
                                        .described("Items below at most"))
                        .optional("include_deleted", flag(false, "Also if deleted"))
                        .optional("include_archived", flag(true, "Also if archived")),
                item().optional("children", Schema.list()).optional("blocked_by", Schema.list()),
                in -> {
                    WorkItemView view = new WorkItemView(
                            in.item("id"),
                            in.flag("include_children", true),
                            in.flag("include_dependencies", true),
                            in.integer("max_depth", 1, MAX_DEPTH, MAX_DEPTH),
                            in.integer("max_items", 1, WorkItemView.MAX_ITEMS, WorkItemView.DEFAULT_ITEMS),
                            in.flag("include_deleted", false),
                            in.flag("include_archived", true));
                    return queried(in.checked(view));
                });
    }

    private ToolDefinition list() {
        return reading(
                "list_work_items",
                "List work items",
                "Work items that fit all filters, newest update first; with ready what can be worked on now, with text a"
                        + " search, best first. For one with all around it use query_work_item.",
                ObjectSchema.input()
                        .optional("item_type", Schema.choice(ItemType.class).described("Filter"))
                        .optional("status", Schema.choice(ItemStatus.class).described("Filter"))
                        .optional("parent_id", Schema.text().described("Right below it; \"root\": at the top"))
                        .optional("label", Schema.text().described("With this label"))
                        .optional("assignee", Schema.text().described("Claimed by"))
                        .optional("branch_name", Schema.text().described("Linked to"))
                        .optional(
                                "text",
                                Schema.text()
                                        .described("Words in title, description, metadata; the last may be a"
                                                + " beginning"))
                        .optional("updated_since", Schema.text().described("ISO-8601 time"))
                        .optional("include_deleted", flag(false, "Deleted ones too"))
                        .optional(
                                "ready",
                                Schema.flag()
                                        .described("What can be worked on now, in order; only with item_type,"
                                                + " label, parent_id (any level)"))
                        .and(Inputs.paging()),
                Outputs.page(),
                in -> {
                    if (in.flag("ready", false)) {
                        return ready(in);
                    }
                    WorkItemQuery query = new WorkItemQuery(
                            in.fields().choice("item_type", ItemType.class),
                            in.fields().choice("status", ItemStatus.class),
                            in.parentFilter(),
                            in.fields().text("label"),
                            in.fields().text("assignee"),
                            in.fields().text("branch_name"),
                            in.fields().time("updated_since"),
                            in.fields().text("text"),
                            in.flag("include_deleted", false),
                            in.page());
                    boolean whole = in.whole();
                    in.check();
                    return listed(query, whole);
                });
    }

    private Answer ready(Arguments in) {
        for (String filter : NOT_WITH_READY) {
            if (in.fields().has(filter)) {
                in.fields()
                        .refuse(
                                filter,
                                "does not go with ready",
                                in.fields().supplied(filter).orElse(null));
            }
        }
        ReadyFilter filter = new ReadyFilter(
                in.parent("parent_id"), in.fields().text("label"), in.fields().choice("item_type", ItemType.class));
        PageRequest page = in.page();
        boolean whole = in.whole();
        in.check();
        return Pages.of(
                page,
                slice -> Answers.page(
                        whole
                                ? tracker.claims().readyWhole(filter, slice)
                                : tracker.claims().ready(filter, slice)));
    }

    private Answer queried(WorkItemView view) {
        return Answer.upTo(
                view.maxItems(),
                most -> RecordTree.of(tracker.workItems().query(atMost(view, most))),
                "For the rest ask with the id of an item below it, or with a smaller max_depth.");
    }

    private Answer listed(WorkItemQuery query, boolean whole) {
        return Pages.of(query.page(), page -> {
            WorkItemQuery slice = on(query, page);
            return Answers.page(
                    whole
                            ? tracker.workItems().listWhole(slice)
                            : tracker.workItems().list(slice));
        });
    }

    private static WorkItemView atMost(WorkItemView view, int items) {
        return new WorkItemView(
                view.id(),
                view.includeChildren(),
                view.includeDependencies(),
                view.maxDepth(),
                items,
                view.includeDeleted(),
                view.includeArchived());
    }

    private static WorkItemQuery on(WorkItemQuery query, PageRequest page) {
        return new WorkItemQuery(
                query.itemType(),
                query.status(),
                query.parent(),
                query.label(),
                query.assignee(),
                query.branchName(),
                query.updatedSince(),
                query.text(),
                query.includeDeleted(),
                page);
    }

    private static UpdateWorkItem.@Nullable Move move(Arguments in) {
        if (in.isRoot("parent_id")) {
            return UpdateWorkItem.Move.TO_ROOT;
        }
        var parent = in.item("parent_id");
        return parent == null ? null : new UpdateWorkItem.Move(parent);
    }

    private static UpdateWorkItem.@Nullable Lifecycle lifecycle(Arguments in) {
        Boolean deleted = in.fields().flag("deleted");
        if (in.fields().time("deleted_at") != null) {
            if (Boolean.FALSE.equals(deleted)) {
                in.fields().refuse("deleted", "and deleted_at contradict each other: give one", false);
            }
            return UpdateWorkItem.Lifecycle.DELETE;
        }
        if (deleted == null) {
            return null;
        }
        return deleted ? UpdateWorkItem.Lifecycle.DELETE : UpdateWorkItem.Lifecycle.RESTORE;
    }

    private static Schema flag(boolean unlessGiven, String description) {
        return (unlessGiven ? Schema.flag().unlessGiven(true) : Schema.flag()).described(description);
    }

    private static ObjectSchema common() {
        return ObjectSchema.input()
                .optional(
                        "description",
                        Schema.text().orEmpty().upTo(WorkItem.MAX_DESCRIPTION).described("What and why"))
                .optional("status", Schema.choice(ItemStatus.class).described("active at first"))
                .optional("priority", Inputs.priority().described("1 is highest; 3 at first"))
                .optional(
                        "labels", Inputs.texts().atMost(WorkItem.MAX_LABELS).described("Of letters, digits, - _ . /"));
    }

    private static ObjectSchema links() {
        return ObjectSchema.input()
                .optional("branch_name", Schema.text().upTo(255).described("Branch to link"))
                .optional("commit_hash", Inputs.commit())
                .optional("pr_number", Schema.integer().atLeast(1).described("Pull request to link"));
    }

    private static ObjectSchema item() {
        return Outputs.entity().optional("key", Schema.text());
    }
}
