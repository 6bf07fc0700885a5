package dev.tracker.core.change;

import java.util.List;

/**
 * A stretch of the log, oldest first.
 *
 * @param lastSeq where to continue from
 */
public record ChangePage(List<Change> changes, long lastSeq, boolean hasMore) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
