package dev.tracker.testkit.assertion;

import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeService;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemDetails;

/**
 * Assertions in a record's own words, to be imported beside AssertJ's.
 *
 * <pre>{@code
 * assertThat(login).isCompleted().hasVersion(2);
 * assertThat(login).in(tracker).isReady().hasAncestors(shop);
 * assertThat(tracker.changes()).agreesWith(database);
 * }</pre>
 */
public final class TrackerAssertions {

    private TrackerAssertions() {}

    /** Asserts of an item as it was read. */
    public static WorkItemAssert assertThat(WorkItem item) {
        return new WorkItemAssert(item);
    }

    /** Asserts of an item with what surrounds it. */
    public static WorkItemDetailsAssert assertThat(WorkItemDetails item) {
        return new WorkItemDetailsAssert(item);
    }

    /** Asserts of a vendor as it was read. */
    public static VendorAssert assertThat(Vendor vendor) {
        return new VendorAssert(vendor);
    }

    /** Asserts of an entry of the change log. */
    public static ChangeAssert assertThat(Change change) {
        return new ChangeAssert(change);
    }

    /** Asserts of the whole change log. */
    public static ChangeLogAssert assertThat(ChangeService changeLog) {
        return new ChangeLogAssert(changeLog);
    }
}
