package dev.tracker.core.workitem;

import dev.tracker.core.error.CycleException;
import dev.tracker.core.graph.Cycle;
import dev.tracker.core.graph.Edge;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** That {@code first} must be finished before {@code then}, by whichever type of dependency. */
public record Precedence(WorkItemId first, WorkItemId then) {

    /**
     * The items of a cycle that this precedence would close.
     *
     * @param reachable every precedence that can be reached from {@code then} onwards
     * @return the ids in order from {@code first}; empty where there is no cycle
     */
    public List<WorkItemId> cycleWith(Collection<Precedence> reachable) {
        return Cycle.through(
                first,
                List.of(then),
                reachable.stream()
                        .map(precedence -> new Edge<>(precedence.first(), precedence.then()))
                        .toList());
    }

    /** The refusal of a cycle through the given items. */
    static CycleException refusal(String relation, List<WorkItemId> cycle, Map<WorkItemId, String> titles) {
        return new CycleException(
                relation,
                cycle.stream()
                        .map(id -> new CycleException.Step(id.toString(), titles.getOrDefault(id, id.toString())))
                        .toList());
    }
}
