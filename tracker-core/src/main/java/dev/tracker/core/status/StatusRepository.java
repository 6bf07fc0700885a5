package dev.tracker.core.status;

import dev.tracker.core.enhancement.EnhancementSummary;
import dev.tracker.core.vendor.VendorSummary;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;

/** Counts and gathers what a status shows. */
public interface StatusRepository {

    /** The counts, with at most {@code brokenNames} names of broken vendors. */
    StatusCounts counts(int brokenNames);

    /** The newest deployments, by the larger pull request number at the same time. */
    List<RecentDeployment> recentDeployments(int limit);

    /** Every vendor, by name. */
    List<VendorSummary> vendors();

    /** Open items, newest update first. */
    List<WorkItemSummary> openItems(int limit);

    /** Enhancements that are not completed, by priority, then title. */
    List<EnhancementSummary> pendingEnhancements();
}
