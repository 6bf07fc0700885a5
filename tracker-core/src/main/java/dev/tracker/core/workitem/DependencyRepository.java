package dev.tracker.core.workitem;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the dependencies between work items, live and archived. */
public interface DependencyRepository {

    /** Adds those that are not there yet, and says how many were added. */
    int addAll(Collection<Dependency> dependencies);

    /** Removes the one of these ends and this type, and says whether it was there. */
    boolean remove(WorkItemId source, WorkItemId target, DependencyType type);

    /** Those with the item at either end, oldest first. */
    List<DependencyView> of(WorkItemId item);

    /** For each of the items, the open items that must be finished before it; priority order. */
    Map<WorkItemId, List<RelatedItem>> blockersOf(Collection<WorkItemId> items);

    /**
     * Every precedence that can be reached by going from the item to those that wait for it: by a dependency, or as
     * its parent, live, deleted or archived. One statement, however many there are.
     */
    List<Precedence> reachableFrom(WorkItemId item);

    /** Items that are ready now, among those that wait for this one and those above it. */
    List<WorkItemSummary> readyAround(WorkItem item);
}
