package dev.tracker.core.workitem;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Finds what can be worked on now. A lapsed claim counts as none; time is the database's. */
public interface ReadyWork {

    /** The database's time. */
    Instant now();

    /** Ready items that open items wait for; {@code within} is an id. */
    List<ReadyItem> waitedFor(ReadyFilter filter);

    /** Ready items that nothing waits for, by priority, then age; {@code within} is an id. */
    List<ReadyItem> others(ReadyFilter filter, int limit);

    /** How many items are ready; {@code within} is an id. */
    long count(ReadyFilter filter);

    /** The precedences between open items. */
    List<Precedence> openPrecedences();

    /** Open items below this one, oldest first, at most {@code limit}. */
    List<WorkItemSummary> openBelow(WorkItem item, int limit);

    /** Summaries of the items of these ids, in this order. */
    List<WorkItemSummary> summaries(List<WorkItemId> ids);

    /** Lets the leased claims of a holder on these items run anew. Raises no version. */
    void renew(Collection<WorkItemId> items, String holder, Instant now);
}
