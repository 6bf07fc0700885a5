package dev.tracker.core.availability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out of an answer what a status file does not say, so that nobody takes a stand-in for the record's own. */
final class StatedFields {

    private static final Set<String> UNSAID = Set.of(
            "id",
            "key",
            "version",
            "parent_id",
            "source_id",
            "target_id",
            "current_session_id",
            "active_context_type",
            "default_token_budget",
            "archived_count",
            "affected_vendor_ids",
            "related_work_item_ids",
            "created_by",
            "updated_at",
            "updated_by",
            "next_cursor");

    /** A work item's type alone is said of these. */
    private static final Set<String> UNSAID_OF_ITEMS = Set.of("metadata");

    private StatedFields() {}

    static Map<String, @Nullable Object> of(Map<?, ?> tree) {
        Map<String, @Nullable Object> stated = new LinkedHashMap<>();
        boolean isItem = tree.containsKey("item_type");
        tree.forEach((name, value) -> {
            if (!UNSAID.contains(name) && !(isItem && UNSAID_OF_ITEMS.contains(name))) {
                stated.put(String.valueOf(name), value(value));
            }
        });
        return stated;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> stated = new ArrayList<>(list.size());
            list.forEach(entry -> stated.add(value(entry)));
            return stated;
        }
        return value;
    }
}
