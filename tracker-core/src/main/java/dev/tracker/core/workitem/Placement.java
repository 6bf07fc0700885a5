package dev.tracker.core.workitem;

import dev.tracker.core.validation.Require;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stands in the hierarchy.
 *
 * @param path {@code /} and the ids from the root to the item, joined by {@code /}
 * @param depth 0 for a root, to {@value #MAX_DEPTH}
 */
public record Placement(@Nullable WorkItemId parentId, String path, int depth) {

    public static final int MAX_DEPTH = 5;

    public Placement {
        Require.range("depth", depth, 0, MAX_DEPTH);
    }

    /** The place of an item without a parent. */
    public static Placement root(WorkItemId id) {
        return new Placement(null, "/" + id, 0);
    }

    /** The place of an item right below the one that stands here and has the id {@code parent}. */
    public Placement below(WorkItemId parent, WorkItemId id) {
        return new Placement(parent, path + "/" + id, depth + 1);
    }

    /** Whether the item of this place stands at or below {@code other}. */
    public boolean isAtOrBelow(Placement other) {
        return path.equals(other.path) || path.startsWith(other.path + "/");
    }
}
