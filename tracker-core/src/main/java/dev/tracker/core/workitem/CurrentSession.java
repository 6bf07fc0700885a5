package dev.tracker.core.workitem;

import dev.tracker.core.change.ChangeSet;
import java.util.Collection;

/** Knows which session the project is in, and forgets it when that session goes. */
public interface CurrentSession {

    /** Clears the current session in the running unit of work if it is among the given items. */
    void leave(Collection<WorkItemId> gone, ChangeSet changes);
}
