package dev.tracker.core.change;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One field's value before and after a change, in plain form; null where it had or has none. */
public record FieldChange(@Nullable Object before, @Nullable Object after) {

    /** As the log's readers see it: {@code old} and {@code new}, a missing one left out. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (before != null) {
            tree.put("old", before);
        }
        if (after != null) {
            tree.put("new", after);
        }
        return tree;
    }

    /** What {@link #toTree} made. */
    public static FieldChange of(Map<?, ?> tree) {
        return new FieldChange(tree.get("old"), tree.get("new"));
    }
}
