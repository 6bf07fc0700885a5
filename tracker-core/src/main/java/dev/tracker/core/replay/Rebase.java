package dev.tracker.core.replay;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The command of an entry as it has to be sent to the record of now: about the same entities, whatever
 * they were called by; asking for what it changed, and not for what was so already; and based on the
 * version that there is.
 */
final class Rebase {

    private static final String METADATA = "metadata.";

    private final JournalEntry entry;
    private final Map<String, FieldChange> changed;
    private final Map<String, Object> command;

    private Rebase(JournalEntry entry) {
        this.entry = entry;
        this.changed = entry.principal().changes();
        this.command = new LinkedHashMap<>(entry.write().command());
    }

    /**
     * The command in stored form.
     *
     * @param version the version that the entity has now
     * @param metadata the metadata that the work item has now, in stored form; asked where it was changed
     */
    static Map<String, Object> command(
            JournalEntry entry, Operation operation, long version, Supplier<Map<String, Object>> metadata) {
        return new Rebase(entry).command(operation, version, metadata);
    }

    private Map<String, Object> command(Operation operation, long version, Supplier<Map<String, Object>> metadata) {
        switch (operation) {
            case CREATE_WORK_ITEM -> {
                refer("parent_id");
                command.put("depends_on", linked());
            }
            case UPDATE_WORK_ITEM -> updateItem(version, metadata);
            case CLAIM_WORK_ITEM -> claim();
            case SET_DEPENDENCY ->
                changed.forEach(
                        (name, value) -> command.put(name, value.after() == null ? value.before() : value.after()));
            case CREATE_VENDOR -> {}
            case UPDATE_VENDOR -> updateVendor(version);
            case RECORD_DEPLOYMENT -> {
                command.put("affected_vendor_ids", list("affected_vendors"));
                command.put("related_work_item_ids", list("related_work_items"));
            }
            case UPDATE_CONFIGURATION -> {
                keepChanged(Set.of());
                command.put("version", version);
                refer("current_session_id");
            }
            case CREATE_ENHANCEMENT -> refer("work_item_id");
            case UPDATE_ENHANCEMENT -> {
                keepChanged(Set.of());
                about("id", version);
                refer("work_item_id");
            }
        }
        return command;
    }

    private void updateItem(long version, Supplier<Map<String, Object>> metadata) {
        Set<String> kept = changed.containsKey("git_links")
                ? Set.of("lifecycle", "branch_name", "commit_hash", "pr_number")
                : Set.of("lifecycle");
        keepChanged(kept);
        about("id", version);
        if (changed.containsKey("parent_id")) {
            Object parent = after("parent_id");
            command.put("move", parent == null ? Map.of() : Map.of("parent_id", parent));
        }
        if (changed.keySet().stream().anyMatch(name -> name.startsWith(METADATA))) {
            Map<String, Object> whole = new LinkedHashMap<>(metadata.get());
            changed.forEach((name, value) -> {
                if (name.startsWith(METADATA)) {
                    put(whole, name.substring(METADATA.length()), value.after());
                }
            });
            command.put("metadata", whole);
        }
    }

    private void updateVendor(long version) {
        keepChanged(Set.of());
        about("name", version);
        Map<String, @Nullable Object> partial = new LinkedHashMap<>();
        changed.forEach((name, value) -> {
            if (name.startsWith(METADATA) && !name.equals(METADATA + "extractor_version")) {
                partial.put(name.substring(METADATA.length()), value.after());
            }
        });
        if (!partial.isEmpty()) {
            command.put("metadata", partial);
        }
        put(command, "extractor_version", after("extractor_version"));
    }

    private void claim() {
        command.put("id", entry.principal().entityId());
        command.put("next", Map.of());
        FieldChange assignee = changed.get("assignee");
        if (assignee != null) {
            Object holder = assignee.after() == null ? assignee.before() : assignee.after();
            put(command, "assignee", holder);
        }
    }

    private void about(String reference, long version) {
        command.put(reference, entry.principal().entityId());
        command.put("version", version);
    }

    /** Leaves out what the command named and did not change: others may have changed it. */
    private void keepChanged(Set<String> kept) {
        command.keySet().removeIf(name -> !changed.containsKey(name) && !kept.contains(name));
    }

    /** A key may have become another item's meanwhile, and a name another vendor's: ids do not. */
    private void refer(String field) {
        Object id = after(field);
        if (id != null) {
            command.put(field, id);
        }
    }

    private List<Object> linked() {
        List<Object> targets = new ArrayList<>();
        for (Change change : entry.write().changes()) {
            FieldChange target = change.changes().get("target_id");
            boolean link = change.entityType() == EntityType.DEPENDENCY && change.action() == Action.LINKED;
            if (link && target != null && target.after() != null) {
                targets.add(target.after());
            }
        }
        return targets;
    }

    private List<?> list(String field) {
        return after(field) instanceof List<?> values ? values : List.of();
    }

    private @Nullable Object after(String field) {
        FieldChange change = changed.get(field);
        return change == null ? null : change.after();
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value == null) {
            tree.remove(name);
        } else {
            tree.put(name, value);
        }
    }
}
