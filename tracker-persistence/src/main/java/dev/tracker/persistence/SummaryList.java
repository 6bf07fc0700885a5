package dev.tracker.persistence;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;
import java.util.Map;

/** Reads summaries out of the document that {@link ItemSql#AS_LIST} makes of them. */
final class SummaryList {

    private static final Map<String, ItemType> TYPES = LowerCaseEnum.byWord(ItemType.class);
    private static final Map<String, ItemStatus> STATUSES = LowerCaseEnum.byWord(ItemStatus.class);

    private SummaryList() {}

    static List<WorkItemSummary> read(JsonText document) {
        return ListRow.read(document, SummaryList::summary);
    }

    private static WorkItemSummary summary(ListRow row) {
        return new WorkItemSummary(
                row.id(0),
                new WorkItemKey(row.text(1)),
                row.number(2),
                row.constant(3, TYPES),
                row.text(4),
                row.constant(5, STATUSES),
                (int) row.number(6),
                (int) row.number(7),
                row.idOrNull(8),
                row.textOrNull(9),
                row.time(10),
                row.timeOrNull(11));
    }
}
