package dev.tracker.core.history;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.TreeReader;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of an item while its log is replayed. */
final class PastFields {

    private static final String METADATA = "metadata.";

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    void apply(Change change) {
        change.changes().forEach((name, values) -> {
            boolean part = name.startsWith(METADATA);
            put(part ? metadata : fields, part ? name.substring(METADATA.length()) : name, values.after());
        });
        // Archiving puts an item aside as it is; every other change makes another version of it.
        if (change.action() != Action.ARCHIVED) {
            fields.putIfAbsent("created_at", change.at().toString());
            fields.putIfAbsent("created_by", change.actor());
            fields.put("updated_at", change.at().toString());
            fields.put("updated_by", change.actor());
            put(fields, "version", change.version());
        }
    }

    /** Whether the item was there. */
    boolean exist() {
        return !fields.isEmpty();
    }

    @Nullable
    WorkItemId parentId() {
        Object id = fields.get("parent_id");
        return id == null ? null : new WorkItemId(UUID.fromString((String) id));
    }

    /** The item, at the place where it stood. */
    WorkItem item(Placement placement) {
        Map<String, Object> tree = new LinkedHashMap<>(fields);
        tree.putAll(RecordTree.stored(placement));
        tree.put("metadata", metadata);
        tree.putIfAbsent("git_links", List.of());
        return TreeReader.read(WorkItem.class, tree);
    }

    /** Applies a link or unlink to the dependencies that stood before it. */
    static void apply(Change change, List<Dependency> standing) {
        boolean linked = change.action() == Action.LINKED;
        Map<String, Object> tree = new LinkedHashMap<>();
        change.changes().forEach((name, values) -> put(tree, name, linked ? values.after() : values.before()));
        tree.put("created_at", change.at().toString());
        tree.put("created_by", change.actor());
        Dependency dependency = TreeReader.read(Dependency.class, tree);
        standing.removeIf(other -> isSame(dependency, other));
        if (linked) {
            standing.add(dependency);
        }
    }

    private static boolean isSame(Dependency one, Dependency other) {
        DependencyType type = one.dependencyType();
        return type == other.dependencyType()
                && one.sourceId().equals(other.sourceId())
                && one.targetId().equals(other.targetId());
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value == null) {
            tree.remove(name);
        } else {
            tree.put(name, value);
        }
    }
}
