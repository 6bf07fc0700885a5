package dev.tracker.persistence;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads summaries out of the document that {@link ItemSql#AS_LIST} makes of them. */
final class SummaryList {

    private static final Map<String, ItemType> TYPES = byWord(ItemType.values());
    private static final Map<String, ItemStatus> STATUSES = byWord(ItemStatus.values());

    private SummaryList() {}

    static List<WorkItemSummary> read(JsonText document) {
        List<WorkItemSummary> summaries = new ArrayList<>();
        if (document.object().get("items") instanceof List<?> rows) {
            rows.forEach(row -> summaries.add(summary((List<?>) row)));
        }
        return summaries;
    }

    private static WorkItemSummary summary(List<?> row) {
        return new WorkItemSummary(
                id(text(row, 0)),
                new WorkItemKey(text(row, 1)),
                number(row, 2),
                Objects.requireNonNull(TYPES.get(text(row, 3))),
                text(row, 4),
                Objects.requireNonNull(STATUSES.get(text(row, 5))),
                (int) number(row, 6),
                (int) number(row, 7),
                row.get(8) == null ? null : id(text(row, 8)),
                (@Nullable String) row.get(9),
                Instant.parse(text(row, 10)),
                row.get(11) == null ? null : Instant.parse(text(row, 11)));
    }

    private static WorkItemId id(String text) {
        return new WorkItemId(UUID.fromString(text));
    }

    private static String text(List<?> row, int column) {
        return (String) Objects.requireNonNull(row.get(column));
    }

    private static long number(List<?> row, int column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }

    private static <E extends Enum<E>> Map<String, E> byWord(E[] constants) {
        Map<String, E> words = new HashMap<>();
        for (E constant : constants) {
            words.put(LowerCaseEnum.word(constant), constant);
        }
        return words;
    }
}
