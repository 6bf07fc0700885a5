package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.StatedWorkItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of a file as a tree. Their indentation makes it; an item that is not indented may name an
 * item above it as its parent instead.
 */
final class WorkItemTree {

    private final Findings findings;
    private final List<ItemDraft> drafts = new ArrayList<>();

    WorkItemTree(Findings findings) {
        this.findings = findings;
    }

    void add(ItemDraft draft) {
        drafts.add(draft);
    }

    /** The items in depth-first order. */
    List<Entry<StatedWorkItem>> entries() {
        drafts.forEach(this::checkType);
        IdentityHashMap<ItemDraft, List<ItemDraft>> children = new IdentityHashMap<>();
        List<ItemDraft> roots = new ArrayList<>();
        Map<String, ItemDraft> byTitle = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (ItemDraft draft : drafts) {
            if (draft.isItem()) {
                ItemDraft parent = parent(draft, byTitle, ambiguous);
                (parent == null ? roots : children.computeIfAbsent(parent, any -> new ArrayList<>())).add(draft);
                if (byTitle.putIfAbsent(draft.title(), draft) != null) {
                    ambiguous.add(draft.title());
                }
            }
        }
        return depthFirst(roots, children);
    }

    /** An item without a type is a task, if it has a field at all; else its heading is some other text. */
    private void checkType(ItemDraft draft) {
        if (draft.type() == null && draft.isItem()) {
            findings.warn(
                    FileWarning.Code.ITEM_TYPE_MISSING,
                    draft.line(),
                    "The item \"" + Findings.cut(draft.title())
                            + "\" has no type; taken as a task. Write (project), (session), "
                            + "(task) or (research) behind its title.");
        }
    }

    private @Nullable ItemDraft parent(ItemDraft draft, Map<String, ItemDraft> byTitle, Set<String> ambiguous) {
        ItemDraft holder = draft.holder();
        String named = draft.parent();
        if (named == null || (holder != null && named.equals(holder.title()))) {
            return holder;
        }
        if (holder == null && byTitle.containsKey(named) && !ambiguous.contains(named)) {
            return byTitle.get(named);
        }
        findings.warn(
                FileWarning.Code.PARENT_DIFFERS,
                draft.line(),
                "\"" + Findings.cut(draft.title()) + "\" names \"" + Findings.cut(named) + "\" as its parent, but "
                        + (holder == null
                                ? "no single item above it is called so"
                                : "stands under \"" + Findings.cut(holder.title()) + "\"")
                        + "; its place in the file counts.");
        return holder;
    }

    private static List<Entry<StatedWorkItem>> depthFirst(
            List<ItemDraft> roots, Map<ItemDraft, List<ItemDraft>> children) {
        List<Entry<StatedWorkItem>> entries = new ArrayList<>();
        Deque<Placed> open = new ArrayDeque<>();
        push(roots, 0, open);
        while (!open.isEmpty()) {
            Placed next = open.pop();
            entries.add(new Entry<>(next.draft().lines(), next.draft().stated(next.depth())));
            push(children.getOrDefault(next.draft(), List.of()), next.depth() + 1, open);
        }
        return entries;
    }

    private static void push(List<ItemDraft> siblings, int depth, Deque<Placed> open) {
        for (int i = siblings.size() - 1; i >= 0; i--) {
            open.push(new Placed(siblings.get(i), depth));
        }
    }

    private record Placed(ItemDraft draft, int depth) {}
}
