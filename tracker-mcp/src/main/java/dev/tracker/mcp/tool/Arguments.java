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
import dev.tracker.mcp.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** What stands for no item where a parent is named. No key is so short. */
    static final String ROOT = "root";

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
        refuseUnknown(schema, arguments, violations);
        Fields fields = new Fields(JsonInText.unwrapped(schema, given(schema, arguments)), violations);
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

    /** Whether the argument names no item but the top of the tree. */
    boolean isRoot(String name) {
        return ROOT.equals(fields.supplied(name).orElse(null));
    }

    /** An id or key of a work item, or nothing at all where the top of the tree is named. */
    @Nullable
    WorkItemRef parent(String name) {
        return isRoot(name) ? null : item(name);
    }

    /** The parent that {@code parent_id} filters by: an item, or none for roots. */
    @Nullable
    ParentFilter parentFilter() {
        if (isRoot("parent_id")) {
            return new ParentFilter(null);
        }
        WorkItemRef parent = item("parent_id");
        return parent == null ? null : new ParentFilter(parent);
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

    /** The arguments without those that clients send where they mean nothing: null, and most empty texts. */
    private static Map<String, @Nullable Object> given(ObjectSchema schema, Map<String, @Nullable Object> arguments) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>(arguments);
        given.entrySet().removeIf(argument -> {
            Schema field = schema.fields().get(argument.getKey());
            boolean emptyIsNothing = field == null || !field.takesEmpty();
            return argument.getValue() == null
                    || (emptyIsNothing && argument.getValue().equals(""));
        });
        return given;
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
                        ? "this tool takes " + String.join(", ", schema.listed())
                        : "did you mean " + String.join(" or ", near) + "?";
                violations.add(name, "is not known here; " + advice, entry.getValue());
            }
        }
    }
}
