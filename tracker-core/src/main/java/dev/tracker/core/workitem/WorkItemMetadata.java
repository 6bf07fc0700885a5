package dev.tracker.core.workitem;

import dev.tracker.core.json.RecordTree;
import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Violations;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a work item says beyond the fields that all types share. */
public sealed interface WorkItemMetadata permits ProjectMetadata, SessionMetadata, TaskMetadata, ResearchMetadata {

    /** The type of the items that have this metadata. */
    ItemType itemType();

    /** This metadata as an object of plain values, as {@link CreateWorkItem} takes it. */
    default Map<String, Object> toTree() {
        return RecordTree.stored((Record) this);
    }

    /**
     * Reads and checks the metadata of an item of the given type.
     *
     * @param tree the object as it came; null stands for an empty one
     * @return the metadata, or null where {@code violations} has a new fault
     */
    static @Nullable WorkItemMetadata read(ItemType type, @Nullable Map<String, ?> tree, Violations violations) {
        int before = violations.all().size();
        Fields fields = Fields.below("metadata", tree == null ? Map.of() : tree, violations);
        WorkItemMetadata metadata = switch (type) {
            case PROJECT -> ProjectMetadata.read(fields);
            case SESSION -> SessionMetadata.read(fields);
            case TASK -> TaskMetadata.read(fields);
            case RESEARCH -> ResearchMetadata.read(fields);
        };
        fields.refuseOthers();
        return violations.all().size() == before ? metadata : null;
    }
}
