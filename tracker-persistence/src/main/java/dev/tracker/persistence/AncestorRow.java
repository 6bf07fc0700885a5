package dev.tracker.persistence;

import dev.tracker.core.workitem.Ancestor;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;

/** An item above another one, in the order of the columns of {@link WorkItemMapper#ancestors}. */
record AncestorRow(WorkItemId id, WorkItemKey key, ItemType itemType, String title, ItemStatus status, int depth) {

    Ancestor toAncestor() {
        return new Ancestor(id, key, itemType, title, status, depth);
    }
}
