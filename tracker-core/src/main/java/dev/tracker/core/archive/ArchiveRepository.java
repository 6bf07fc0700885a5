package dev.tracker.core.archive;

import dev.tracker.core.paging.Page;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Keeps archived items, and moves items there and back. Identity, labels, git links, dependencies and
 * deployment links stay where they are.
 */
public interface ArchiveRepository {

    /**
     * How many items may be archived now: they and all below them were created and last changed before
     * the given time, and none of them is deleted or the current session.
     */
    List<ArchiveCount> count(Instant before);

    /** Those items, a child before its parent; at most {@code limit}. */
    List<WorkItemId> candidates(Instant before, int limit);

    /** The live items of these ids, held still until the running unit of work ends. */
    List<ArchiveCandidate> hold(Collection<WorkItemId> ids);

    /** Those of these ids that have a child among the live items that is none of them. */
    Set<WorkItemId> parentsOfOthers(Collection<WorkItemId> ids);

    /** Moves live items, of which none has a live child that stays, into the archive. */
    void archive(List<WorkItemId> ids, Instant at);

    /** An archived item with the archived items above and below it, a parent before its children. */
    List<WorkItem> around(WorkItemId id);

    /** Moves archived items back, a parent with or before its children, as they are given. */
    void restore(List<WorkItem> items);

    /** A page of summaries. */
    Page<ArchivedSummary> summaries(ArchivedQuery query);

    /** A page of whole items. */
    Page<WorkItem> list(ArchivedQuery query);

    /**
     * Notes an archiving by the calendar, unless one was noted after {@code last}. Of any number of
     * processes that ask at once, one is told true.
     */
    boolean beginRun(Instant now, Instant last);
}
