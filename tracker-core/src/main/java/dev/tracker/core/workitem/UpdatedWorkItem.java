package dev.tracker.core.workitem;

import dev.tracker.core.json.Flat;
import java.util.List;

/**
 * An item after a change.
 *
 * @param becameReady items that could not be worked on before its completion, and can now
 */
public record UpdatedWorkItem(@Flat WorkItem item, List<WorkItemSummary> becameReady) {

    public UpdatedWorkItem {
        becameReady = List.copyOf(becameReady);
    }
}
