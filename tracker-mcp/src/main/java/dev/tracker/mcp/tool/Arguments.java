package dev.tracker.mcp.tool;

import dev.tracker.core.entity.Caller;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.CommandValidator;
import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Nearest;
import dev.tracker.core.validation.Violations;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.mcp.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call, being bound to what they ask for. Faults are gathered, and thrown all at
 * once by {@link #checked} or {@link #check}.
 */
public final class Arguments {

    private final Fields fields;
    private final Violations violations;
    private final Caller caller;
    private final Progress progress;

    private Arguments(Fields fields, Violations violations, Caller caller, Progress progress) {
        this.fields = fields;
        this.violations = violations;
        this.caller = caller;
        this.progress = progress;
    }

    static Arguments bound(
            ObjectSchema schema, Map<String, @Nullable Object> arguments, String actor, Progress progress) {
        Violations violations = new Violations();
        Map<String, @Nullable Object> values = JsonInText.unwrapped(schema, arguments);
        refuseUnknown(schema, values, violations);
        Fields fields = new Fields(values, violations);
        return new Arguments(fields, violations, caller(schema, fields, actor), progress);
    }

    /** The single fields. */
    Fields fields() {
        return fields;
    }

    /** Who writes, under which request. */
    Caller caller() {
        return caller;
    }

    /** Who hears how far a long call has come. */
    Progress progress() {
        return progress;
    }

    /** What is asked for, where every argument could be bound; its own rules are joined to other faults. */
    <T extends Command> T checked(T command) {
        if (!violations.isEmpty()) {
            CommandValidator.check(command, violations);
        }
        return command;
    }

    /** As {@link #checked}, for what has rules that depend on the record; they are asked where a fault is known. */
    void checkedBy(Consumer<Violations> rules) {
        if (!violations.isEmpty()) {
            rules.accept(violations);
            violations.throwIfAny();
        }
    }

    /** Ends the binding of what has no rules of its own. */
    void check() {
        violations.throwIfAny();
    }

    /** A flag, or what is assumed without it. */
    boolean flag(String name, boolean unlessGiven) {
        return Objects.requireNonNullElse(fields.flag(name), unlessGiven);
    }

    /** A number, or what is assumed without it. */
    int integer(String name, int min, int max, int unlessGiven) {
        return Objects.requireNonNullElse(fields.integer(name, min, max), unlessGiven);
    }

    @Nullable
    Long version() {
        return fields.whole("version", 1, Long.MAX_VALUE);
    }

    @Nullable
    Integer priority() {
        return fields.integer("priority", 1, 5);
    }

    /** An id or key of a work item. */
    @Nullable
    WorkItemRef item(String name) {
        return named(name, WorkItemRef::new);
    }

    /** What {@code parent_id} filters by: explicit null asks for roots, and nothing for nothing. */
    @Nullable
    ParentFilter parentFilter() {
        boolean roots = fields.isExplicitNull("parent_id");
        WorkItemRef parent = item("parent_id");
        return roots || parent != null ? new ParentFilter(parent) : null;
    }

    /** An id, or a name in any case, of a vendor. */
    @Nullable
    VendorRef vendor(String name) {
        return named(name, VendorRef::new);
    }

    /** The vendor that a call is about, by {@code name} or {@code id}: exactly one of them. */
    @Nullable
    VendorRef vendorByNameOrId() {
        VendorRef name = vendor("name");
        UUID id = fields.uuid("id");
        if (fields.has("name") && fields.has("id")) {
            fields.refuse("id", "and name exclude each other: give one", id == null ? null : id.toString());
        } else if (!fields.has("name") && !fields.has("id")) {
            fields.refuse("name", "is required, or id", null);
        }
        return id == null ? name : new VendorRef(id.toString());
    }

    /** Ids or keys of work items; none where absent. */
    List<WorkItemRef> items(String name) {
        return texts(name).stream().map(WorkItemRef::new).toList();
    }

    /** Ids or names of vendors; none where absent. */
    List<VendorRef> vendors(String name) {
        return texts(name).stream().map(VendorRef::new).toList();
    }

    /** Texts; none where absent. */
    List<String> texts(String name) {
        return Objects.requireNonNullElse(fields.texts(name), List.of());
    }

    /** Ids in the form that {@code type} gives them; null where absent. */
    <T> @Nullable List<T> ids(String name, Function<UUID, T> type) {
        List<String> texts = fields.texts(name);
        if (texts == null) {
            return null;
        }
        List<T> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String place = name + "[" + i + "]";
            UUID id = new Fields(Map.of(place, texts.get(i)), violations).uuid(place);
            if (id != null) {
                ids.add(type.apply(id));
            }
        }
        return ids;
    }

    /** Which slice of a list. */
    PageRequest page() {
        return new PageRequest(
                integer("limit", 1, PageRequest.MAX_LIMIT, PageRequest.DEFAULT_LIMIT),
                integer("offset", 0, Integer.MAX_VALUE, 0),
                fields.text("cursor"));
    }

    /** Whether a list's entries are to be whole. */
    boolean whole() {
        return fields.choice("detail", Inputs.Detail.class) == Inputs.Detail.FULL;
    }

    private <T> @Nullable T named(String name, Function<String, T> type) {
        String text = fields.text(name);
        return text == null ? null : type.apply(text);
    }

    private static Caller caller(ObjectSchema schema, Fields fields, String actor) {
        String named = actor;
        for (String field : List.of("created_by", "updated_by")) {
            if (schema.fields().containsKey(field)) {
                named = Objects.requireNonNullElse(fields.text(field, 1, Caller.MAX_ACTOR), named);
            }
        }
        return new Caller(named, fields.uuid("request_id"));
    }

    private static void refuseUnknown(
            ObjectSchema schema, Map<String, @Nullable Object> values, Violations violations) {
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            String name = entry.getKey();
            if (!schema.fields().containsKey(name)) {
                List<String> near = Nearest.to(name, schema.fields().keySet());
                String advice = near.isEmpty()
                        ? "this tool takes " + String.join(", ", schema.fields().keySet())
                        : "did you mean " + String.join(" or ", near) + "?";
                violations.add(name, "is not known here; " + advice, entry.getValue());
            }
        }
    }
}
