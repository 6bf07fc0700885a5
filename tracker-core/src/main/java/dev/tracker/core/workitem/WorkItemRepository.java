package dev.tracker.core.workitem;

import dev.tracker.core.paging.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps work items. Finds deleted items too, and archived ones by id or key; callers look at {@link
 * WorkItem#deletedAt} and {@link WorkItem#archivedAt}.
 */
public interface WorkItemRepository {

    /** The item of this id or key. */
    Optional<WorkItem> find(WorkItemRef ref);

    /** As {@link #find}, and holds the item still until the running unit of work ends. */
    Optional<WorkItem> findForUpdate(WorkItemRef ref);

    /** The items of these ids and keys, those that exist, by the reference they were asked by. */
    Map<WorkItemRef, WorkItem> findAll(Collection<WorkItemRef> refs);

    /** Titles of the items of these ids, those that exist. */
    Map<WorkItemId, String> titles(Collection<WorkItemId> ids);

    /** Up to three keys among {@code candidates} that live items have. */
    List<String> existingKeys(Collection<String> candidates);

    /**
     * Adds an item.
     *
     * @return the item as stored: its key is longer where the one it came with is another's
     */
    WorkItem insert(WorkItem item);

    /**
     * Replaces an item's own fields, labels and git links; where it moved, its subtree follows.
     *
     * @return false if the stored version is not that of {@code before}
     */
    boolean update(WorkItem before, WorkItem after);

    /** The depth of the deepest item at or below this one, deleted and archived ones included. */
    int deepestDepth(WorkItem item);

    /** The item and the live items below it, held still until the running unit of work ends. */
    List<WorkItem> liveSubtreeForUpdate(WorkItem item);

    /** The deleted items that were deleted together with this one, itself included. */
    List<WorkItem> deletedTogetherForUpdate(WorkItem item);

    /** Marks items as deleted by one deletion, and raises their versions. */
    void delete(List<WorkItem> items, UUID deletion, Instant at, String by);

    /** Takes the marks of a deletion away, and raises the versions. */
    void restore(List<WorkItem> items, Instant at, String by);

    /** The items above this one, root first. */
    List<Ancestor> ancestors(WorkItem item);

    /** Live items below this one, level by level, in a level by priority and age; at most {@code limit}. */
    List<WorkItemSummary> descendants(WorkItem item, int levels, int limit, boolean includeDeleted);

    /** How many live items stand below this one. */
    DescendantCounts countDescendants(WorkItem item);

    /** Live items of the whole record, level by level, as {@link #descendants}. */
    List<WorkItemSummary> forest(int levels, int limit);

    /** A page of whole items, in the order of {@link #summaries}. */
    Page<WorkItem> list(WorkItemQuery query);

    /**
     * A page of summaries, newest update first. With a text, first those with all of its words in the
     * title, then those with all in title and description, then the others, and of each the newest
     * update first; such a page has no cursor.
     */
    Page<WorkItemSummary> summaries(WorkItemQuery query);
}
