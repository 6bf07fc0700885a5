package dev.tracker.core.history;

import dev.tracker.core.json.Flat;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.WorkItem;
import java.time.Instant;
import java.util.List;

/**
 * A work item as it was.
 *
 * @param item its fields then; its claim's end is that of the last logged change, as renewals are not logged
 * @param asOf the time asked for
 * @param dependencies those it had then, at either end, in the order in which they were made
 */
public record PastWorkItem(@Flat WorkItem item, Instant asOf, List<Dependency> dependencies) {

    public PastWorkItem {
        dependencies = List.copyOf(dependencies);
    }
}
