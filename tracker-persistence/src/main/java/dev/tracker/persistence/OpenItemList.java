package dev.tracker.persistence;

import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import java.util.List;
import java.util.Map;

/** Reads what a status file shows of items out of the document that {@link StatusFileMapper#openItems} makes of them. */
final class OpenItemList {

    private static final Map<String, ItemType> TYPES = LowerCaseEnum.byWord(ItemType.class);
    private static final Map<String, ItemStatus> STATUSES = LowerCaseEnum.byWord(ItemStatus.class);

    private OpenItemList() {}

    static List<OpenItem> read(JsonText document) {
        return ListRow.read(
                document,
                row -> new OpenItem(
                        row.id(0),
                        row.idOrNull(1),
                        row.constant(2, TYPES),
                        row.text(3),
                        row.constant(4, STATUSES),
                        (int) row.number(5),
                        row.time(6),
                        row.textOrNull(7)));
    }
}
