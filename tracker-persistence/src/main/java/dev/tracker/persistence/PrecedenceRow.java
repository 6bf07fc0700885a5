package dev.tracker.persistence;

import dev.tracker.core.workitem.Precedence;
import dev.tracker.core.workitem.WorkItemId;

/** Who must be finished before whom. */
record PrecedenceRow(WorkItemId first, WorkItemId then) {

    Precedence toPrecedence() {
        return new Precedence(first, then);
    }
}
