package dev.tracker.persistence;

import dev.tracker.core.workitem.Precedence;
import dev.tracker.core.workitem.WorkItemId;

/** A step from an item to one that waits for it. */
record LinkRow(WorkItemId first, WorkItemId then, boolean hierarchy) {

    Precedence toPrecedence() {
        return new Precedence(first, then, hierarchy);
    }
}
