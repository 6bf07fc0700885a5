package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An item on a cycle, as a person is told of it. */
record CycleItemRow(
        WorkItemId id,
        WorkItemKey key,
        String title,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt) {

    /** The title is cut off: it is anybody's text. */
    String inWords() {
        String shown = title.codePointCount(0, title.length()) <= 60
                ? title
                : title.substring(0, title.offsetByCodePoints(0, 59)) + "…";
        return "'" + shown + "' (" + key.value() + (archivedAt == null ? "" : ", archived")
                + (deletedAt == null ? "" : ", deleted") + ")";
    }
}
