package dev.tracker.core.statusfile;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item of the record as far as a status file shows it.
 *
 * @param parentId null for a root
 * @param branch the newest branch linked; null: none
 */
public record OpenItem(
        WorkItemId id,
        @Nullable WorkItemId parentId,
        ItemType type,
        String title,
        ItemStatus status,
        int priority,
        Instant createdAt,
        @Nullable String branch) {

    private static final Comparator<StatedWorkItem> SIBLINGS = comparing(
                    (StatedWorkItem item) -> item.priority() == null ? WorkItem.DEFAULT_PRIORITY : item.priority())
            .thenComparing(StatedWorkItem::created, nullsFirst(naturalOrder()))
            .thenComparing(StatedWorkItem::title)
            .thenComparing(StatedWorkItem::type);

    /**
     * The items as a file shows them: open ones, and completed ones that have an open descendant, as a
     * tree in depth-first order, siblings by priority, creation (to the second) and title. One whose
     * parent is not among them is a root.
     *
     * @param items in any order; neither deleted nor archived ones
     */
    public static List<StatedWorkItem> outline(Collection<OpenItem> items) {
        Map<WorkItemId, OpenItem> byId = new HashMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        Set<WorkItemId> shown = shown(items, byId);
        Map<WorkItemId, List<Branch>> children = new HashMap<>();
        List<Branch> roots = new ArrayList<>();
        for (OpenItem item : items) {
            if (shown.contains(item.id())) {
                OpenItem parent = item.parentId() == null ? null : byId.get(item.parentId());
                List<Branch> siblings =
                        parent == null ? roots : children.computeIfAbsent(parent.id(), id -> new ArrayList<>());
                siblings.add(new Branch(item.id(), item.stated(parent == null ? null : parent.title())));
            }
        }
        return depthFirst(roots, children);
    }

    private static Set<WorkItemId> shown(Collection<OpenItem> items, Map<WorkItemId, OpenItem> byId) {
        Set<WorkItemId> shown = new HashSet<>();
        for (OpenItem item : items) {
            if (item.status() != ItemStatus.COMPLETED) {
                OpenItem next = item;
                while (next != null && shown.add(next.id())) {
                    next = next.parentId() == null ? null : byId.get(next.parentId());
                }
            }
        }
        return shown;
    }

    private static List<StatedWorkItem> depthFirst(List<Branch> roots, Map<WorkItemId, List<Branch>> children) {
        List<StatedWorkItem> outline = new ArrayList<>();
        Deque<Branch> open = new ArrayDeque<>();
        push(roots, 0, open);
        while (!open.isEmpty()) {
            Branch branch = open.pop();
            outline.add(branch.item());
            push(children.getOrDefault(branch.id(), List.of()), branch.item().depth() + 1, open);
        }
        return outline;
    }

    private static void push(List<Branch> siblings, int depth, Deque<Branch> open) {
        siblings.stream()
                .sorted(comparing(Branch::item, SIBLINGS).reversed())
                .forEach(branch -> open.push(new Branch(
                        branch.id(), branch.item().under(branch.item().parent(), depth))));
    }

    private StatedWorkItem stated(@Nullable String parent) {
        List<String> references = StatedWorkItem.referencesIn(title);
        return new StatedWorkItem(type, title, 0, status, priority, createdAt, branch, parent, null, references);
    }

    private record Branch(WorkItemId id, StatedWorkItem item) {}
}
