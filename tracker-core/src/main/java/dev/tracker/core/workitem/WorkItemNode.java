package dev.tracker.core.workitem;

import dev.tracker.core.json.Flat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An item in a tree, with the items right below it. */
public record WorkItemNode(@Flat WorkItemSummary item, List<WorkItemNode> children) {

    public WorkItemNode {
        children = List.copyOf(children);
    }

    /**
     * Builds trees out of items of which each stands behind its parent.
     *
     * @return the trees of the items whose parent is not among them, in their order
     */
    public static List<WorkItemNode> trees(Collection<WorkItemSummary> items) {
        Map<WorkItemId, List<WorkItemSummary>> below = new LinkedHashMap<>();
        items.forEach(item -> below.put(item.id(), new ArrayList<>()));
        List<WorkItemSummary> roots = new ArrayList<>();
        for (WorkItemSummary item : items) {
            WorkItemId parent = item.parentId();
            List<WorkItemSummary> siblings = parent == null ? null : below.get(parent);
            (siblings == null ? roots : siblings).add(item);
        }
        return roots.stream().map(root -> tree(root, below)).toList();
    }

    private static WorkItemNode tree(WorkItemSummary item, Map<WorkItemId, List<WorkItemSummary>> below) {
        List<WorkItemSummary> children = below.getOrDefault(item.id(), List.of());
        return new WorkItemNode(
                item, children.stream().map(child -> tree(child, below)).toList());
    }
}
