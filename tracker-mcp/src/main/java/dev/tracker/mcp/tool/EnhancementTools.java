package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.adding;
import static dev.tracker.mcp.tool.ToolDefinition.changing;
import static dev.tracker.mcp.tool.ToolDefinition.reading;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.enhancement.UpdateEnhancement;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Tools for planned enhancements. */
public final class EnhancementTools {

    private final Tracker tracker;

    public EnhancementTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(create(), update(), list());
    }

    private ToolDefinition create() {
        return adding(
                "create_enhancement",
                "Create enhancement",
                "Plans an enhancement for later. For work to be done now use create_work_item.",
                ObjectSchema.input()
                        .required("title", Schema.text().orEmpty().upTo(200).described("In a line"))
                        .required("priority", Inputs.priority().described("1 is highest"))
                        .and(rest()),
                Outputs.entity(),
                in -> {
                    CreateEnhancement command = new CreateEnhancement(
                            in.fields().text("title"),
                            in.priority(),
                            in.fields().text("description"),
                            in.fields().choice("status", EnhancementStatus.class),
                            in.fields().text("target_quarter"),
                            in.texts("requires_constitutional_principles"),
                            Objects.requireNonNullElse(in.ids("depends_on", EnhancementId::new), List.of()),
                            in.item("work_item_id"));
                    return Answer.of(tracker.enhancements().create(in.checked(command), in.caller()));
                });
    }

    private ToolDefinition update() {
        return changing(
                "update_enhancement",
                "Update enhancement",
                "Changes an enhancement, such as its status; what is not given stays, lists are replaced."
                        + " Find it with list_enhancements.",
                ObjectSchema.input()
                        .required("id", Schema.text().described("UUID"))
                        .required("version", Inputs.version())
                        .optional("title", Schema.text().orEmpty().upTo(200).described("In a line"))
                        .optional("priority", Inputs.priority().described("1 is highest"))
                        .and(rest()),
                "updated_by",
                Outputs.entity(),
                in -> {
                    UUID id = in.fields().uuid("id");
                    UpdateEnhancement command = new UpdateEnhancement(
                            id == null ? null : new EnhancementId(id),
                            in.version(),
                            in.fields().text("title"),
                            in.priority(),
                            in.fields().text("description"),
                            in.fields().choice("status", EnhancementStatus.class),
                            in.fields().text("target_quarter"),
                            in.fields().texts("requires_constitutional_principles"),
                            in.ids("depends_on", EnhancementId::new),
                            in.item("work_item_id"));
                    return Answer.of(tracker.enhancements().update(in.checked(command), in.caller()));
                });
    }

    private ToolDefinition list() {
        return reading(
                "list_enhancements",
                "List enhancements",
                "Planned enhancements by priority. For work under way use list_work_items.",
                ObjectSchema.input()
                        .optional("priority", Inputs.priority().described("Filter"))
                        .optional(
                                "status", Schema.choice(EnhancementStatus.class).described("Filter"))
                        .optional("target_quarter", Inputs.quarter())
                        .optional("principle", Schema.text().described("One that it requires"))
                        .and(Inputs.paging()),
                Outputs.page(),
                in -> {
                    EnhancementQuery query = new EnhancementQuery(
                            in.priority(),
                            in.fields().choice("status", EnhancementStatus.class),
                            in.fields().text("target_quarter"),
                            in.fields().text("principle"),
                            in.page());
                    boolean whole = in.whole();
                    in.check();
                    return Pages.of(query.page(), page -> {
                        Page<Enhancement> found = tracker.enhancements().list(on(query, page));
                        return Answers.page(whole ? found : found.map(Enhancement::summary));
                    });
                });
    }

    private static EnhancementQuery on(EnhancementQuery query, PageRequest page) {
        return new EnhancementQuery(query.priority(), query.status(), query.targetQuarter(), query.principle(), page);
    }

    private static ObjectSchema rest() {
        return ObjectSchema.input()
                .optional("description", Schema.text().orEmpty().upTo(10_000).described("Why and how"))
                .optional("status", Schema.choice(EnhancementStatus.class).described("How far it is"))
                .optional("target_quarter", Inputs.quarter())
                .optional("requires_constitutional_principles", Inputs.texts().described("Principles"))
                .optional("depends_on", Inputs.texts().described("Ids of enhancements needed first"))
                .optional("work_item_id", Schema.text().described("Id or key of the item that implements it"));
    }
}
