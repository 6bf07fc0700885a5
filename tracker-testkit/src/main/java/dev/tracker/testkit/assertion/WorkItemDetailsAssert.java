package dev.tracker.testkit.assertion;

import dev.tracker.core.workitem.Ancestor;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemDetails;
import java.util.Arrays;
import java.util.List;

/** What can be asserted of an item together with what surrounds it. */
public final class WorkItemDetailsAssert extends ItemAssert<WorkItemDetailsAssert, WorkItemDetails> {

    WorkItemDetailsAssert(WorkItemDetails actual) {
        super(actual, WorkItemDetailsAssert.class);
    }

    /** Asserts that the item can be worked on: it is active, unclaimed and live, and waits for nothing. */
    public WorkItemDetailsAssert isReady() {
        return isActive().isLive().isUnclaimed().waitsFor().hasNothingOpenBelow();
    }

    /** Asserts which open items must be finished before this one, in any order; none where none is named. */
    public WorkItemDetailsAssert waitsFor(WorkItem... expected) {
        List<RelatedItem> blockers = actual.blockedBy();
        boolean same = blockers.size() == expected.length
                && Arrays.stream(expected)
                        .allMatch(item -> blockers.stream()
                                .anyMatch(blocker -> blocker.id().equals(item.id())));
        return check(
                same,
                "to wait for %s, but it waits for %s",
                named(expected),
                blockers.stream()
                        .map(blocker -> blocker.key() + " '" + blocker.title() + "'")
                        .toList());
    }

    /** Asserts the items above this one, the root first. */
    public WorkItemDetailsAssert hasAncestors(WorkItem... expected) {
        List<Ancestor> ancestors = actual.ancestors();
        return check(
                ancestors.stream()
                        .map(Ancestor::id)
                        .toList()
                        .equals(Arrays.stream(expected).map(WorkItem::id).toList()),
                "to have the ancestors %s, not %s",
                named(expected),
                ancestors.stream()
                        .map(ancestor -> ancestor.key() + " '" + ancestor.title() + "'")
                        .toList());
    }

    /** Asserts how many live items stand below this one, at any level. */
    public WorkItemDetailsAssert hasDescendants(long expected) {
        long total = actual.descendantCounts().total();
        return check(total == expected, "to have %d descendants, not %d", expected, total);
    }

    private WorkItemDetailsAssert hasNothingOpenBelow() {
        long open =
                actual.descendantCounts().active() + actual.descendantCounts().blocked();
        return check(open == 0, "to have nothing open below it, but there are %d such items", open);
    }

    private static List<String> named(WorkItem... items) {
        return Arrays.stream(items).map(ItemAssert::named).toList();
    }

    @Override
    WorkItem item() {
        return actual.item();
    }
}
