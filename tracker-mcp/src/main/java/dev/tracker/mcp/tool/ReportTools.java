package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.reading;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.status.StatusService;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tools that tell how the project stands and what happened. */
public final class ReportTools {

    private final Tracker tracker;

    public ReportTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** How much a status says. */
    private enum StatusFormat {
        SUMMARY,
        FULL,
        MARKDOWN
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(status(), changes());
    }

    private ToolDefinition status() {
        return reading(
                "get_project_status",
                "Get project status",
                "How the project stands, at a glance: call it first. For what changed since then use"
                        + " list_changes.",
                ObjectSchema.input()
                        .optional(
                                "output_format",
                                Schema.choice(StatusFormat.class).described("summary unless given"))
                        .optional("deployment_limit", limit(StatusService.DEFAULT_DEPLOYMENTS))
                        .optional("work_item_limit", limit(StatusService.DEFAULT_WORK_ITEMS)),
                ObjectSchema.output()
                        .optional("vendor_health", Schema.object())
                        .optional("active_work_items", Schema.object())
                        .optional("database_status", Schema.text())
                        .optional("markdown", Schema.text()),
                in -> {
                    StatusFormat format = in.fields().choice("output_format", StatusFormat.class);
                    int deployments = most(in, "deployment_limit", StatusService.DEFAULT_DEPLOYMENTS);
                    int items = most(in, "work_item_limit", StatusService.DEFAULT_WORK_ITEMS);
                    in.check();
                    if (format == StatusFormat.MARKDOWN) {
                        return StatusFileTools.markdown(tracker.statusFile().markdown());
                    }
                    return format == StatusFormat.FULL
                            ? Answer.of(tracker.status().full(deployments, items))
                            : Answer.of(tracker.status().summary());
                });
    }

    private ToolDefinition changes() {
        return reading(
                "list_changes",
                "List changes",
                "Who changed what, when, oldest first; go on with last_seq as since_seq. For how things stand use"
                        + " get_project_status.",
                ObjectSchema.input()
                        .optional("since_seq", Schema.integer().atLeast(0).described("After this number"))
                        .optional("since", Schema.text().described("ISO-8601 time; not with since_seq"))
                        .optional("entity_type", Schema.choice(EntityType.class).described("Of this kind"))
                        .optional("entity_id", Schema.text().described("Its id; also an item's key or vendor's name"))
                        .optional("actor", Schema.text().described("Who changed it"))
                        .optional("limit", Inputs.limit(ChangeQuery.MAX_LIMIT, ChangeQuery.DEFAULT_LIMIT)),
                ObjectSchema.output()
                        .optional("changes", Schema.list())
                        .optional("last_seq", Schema.integer())
                        .optional("has_more", Schema.flag()),
                in -> {
                    EntityType type = in.fields().choice("entity_type", EntityType.class);
                    ChangeQuery query = in.checked(new ChangeQuery(
                            in.fields().whole("since_seq", 0, Long.MAX_VALUE),
                            in.fields().time("since"),
                            type,
                            in.fields().text("entity_id"),
                            in.fields().text("actor"),
                            in.integer("limit", 1, ChangeQuery.MAX_LIMIT, ChangeQuery.DEFAULT_LIMIT)));
                    String id = entityId(type, query.entityId());
                    return Answer.upTo(
                            query.limit(),
                            limit -> Answers.changes(tracker.changes().list(upTo(query, id, limit))),
                            "Go on with last_seq as since_seq.");
                });
    }

    /** The id behind whatever the caller named the entity by. */
    private @Nullable String entityId(@Nullable EntityType type, @Nullable String named) {
        if (named == null) {
            return null;
        }
        boolean isId = new WorkItemRef(named).id() != null;
        if (type == EntityType.VENDOR) {
            return vendorId(new VendorRef(named), isId);
        }
        if (isId) {
            return named.toLowerCase(Locale.ROOT);
        }
        if (type == EntityType.WORK_ITEM || type == EntityType.DEPENDENCY) {
            return tracker.workItems().get(new WorkItemRef(named)).id().toString();
        }
        return named;
    }

    /** What has an id has a history, also where it is gone. */
    private String vendorId(VendorRef named, boolean isId) {
        try {
            return tracker.vendors().get(named).id().toString();
        } catch (NotFoundException gone) {
            if (isId) {
                return named.value().toLowerCase(Locale.ROOT);
            }
            throw gone;
        }
    }

    private static ChangeQuery upTo(ChangeQuery query, @Nullable String entityId, int limit) {
        return new ChangeQuery(query.sinceSeq(), query.since(), query.entityType(), entityId, query.actor(), limit);
    }

    private static int most(Arguments in, String name, int unlessGiven) {
        return in.integer(name, 0, PageRequest.MAX_LIMIT, unlessGiven);
    }

    private static Schema limit(int unlessGiven) {
        return Schema.integer()
                .range(0, PageRequest.MAX_LIMIT)
                .unlessGiven(unlessGiven)
                .described("For full");
    }
}
