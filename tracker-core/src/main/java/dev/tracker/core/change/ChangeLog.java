package dev.tracker.core.change;

import dev.tracker.core.entity.EntityType;
import java.util.List;

/** The append-only log of changes. */
public interface ChangeLog {

    /**
     * Appends to the running unit of work, in order. Numbers follow the order of commits: this is
     * called once, as the unit's last statement.
     */
    void append(List<Change> changes);

    /** The changes asked for, oldest first, one more than the limit where there are more. */
    List<Change> list(ChangeQuery query);

    /** The links and unlinks of dependencies that have the work item of this id at either end, oldest first. */
    List<Change> ofDependencies(String itemId);

    /** The fields of an entity that changed after the given version, in the order in which they first did. */
    List<String> changedFieldsSince(EntityType type, String entityId, long version);
}
