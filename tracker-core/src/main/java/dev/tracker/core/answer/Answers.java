package dev.tracker.core.answer;

import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangePage;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.Page;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorList;
import dev.tracker.core.workitem.ClaimOutcome;
import dev.tracker.core.workitem.UpdatedWorkItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers as trees of plain values, by the names that clients know. An answer that is a record alone is
 * what {@link RecordTree#of} makes of it; these are the others.
 */
public final class Answers {

    private Answers() {}

    /** A page of a list: its entries, how many there are in all, and how to go on. */
    public static Map<String, @Nullable Object> page(Page<? extends Record> page) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.items().stream().map(RecordTree::of).toList());
        answer.put("total_count", page.totalCount());
        answer.put("limit", page.limit());
        answer.put("offset", page.offset());
        answer.put("has_more", page.hasMore());
        if (page.nextCursor() != null) {
            answer.put("next_cursor", page.nextCursor());
        }
        return answer;
    }

    /** A page of vendors, whole or as summaries, and how many work. */
    public static Map<String, @Nullable Object> vendors(VendorList list, boolean whole) {
        Map<String, @Nullable Object> answer =
                whole ? page(list.page()) : page(list.page().map(Vendor::summary));
        answer.put("operational_count", list.counts().operational());
        answer.put("broken_count", list.counts().broken());
        return answer;
    }

    /** An item after a change, with what became ready, where something did. */
    public static Map<String, Object> updated(UpdatedWorkItem updated) {
        Map<String, Object> answer = RecordTree.of(updated.item());
        if (!updated.becameReady().isEmpty()) {
            answer.put(
                    "became_ready",
                    updated.becameReady().stream().map(RecordTree::of).toList());
        }
        return answer;
    }

    /** The item that was claimed or given back, whole, or an explicit null where nothing was ready. */
    public static Map<String, @Nullable Object> claim(ClaimOutcome outcome) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("item", RecordTree.plain(outcome.item()));
        return answer;
    }

    /** A stretch of the change log, and where to continue. */
    public static Map<String, @Nullable Object> changes(ChangePage page) {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        page.changes().forEach(change -> entries.add(change(change)));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("changes", entries);
        answer.put("last_seq", page.lastSeq());
        answer.put("has_more", page.hasMore());
        return answer;
    }

    /** A refusal, in the one shape that clients know: {@code error}, {@code message}, {@code details}. */
    public static Map<String, @Nullable Object> refusal(TrackerException refusal) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("error", refusal.code().code());
        answer.put("message", refusal.getMessage());
        answer.put("details", refusal.details());
        return answer;
    }

    private static Map<String, @Nullable Object> change(Change change) {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        change.changes().forEach((name, value) -> fields.put(name, value.toTree()));
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("seq", change.seq());
        entry.put("at", change.at().toString());
        entry.put("actor", change.actor());
        entry.put("entity_type", change.entityType().code());
        entry.put("entity_id", change.entityId());
        if (change.version() != null) {
            entry.put("version", change.version());
        }
        entry.put("action", RecordTree.plain(change.action()));
        entry.put("changes", fields);
        entry.put("request_id", change.requestId().toString());
        return entry;
    }
}
