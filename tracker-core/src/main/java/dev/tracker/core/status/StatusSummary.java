package dev.tracker.core.status;

import dev.tracker.core.availability.DatabaseStatus;
import java.util.List;

/**
 * The record at a glance.
 *
 * @param pendingEnhancements enhancements that are not completed
 * @param pendingSync changes that wait for the database
 */
public record StatusSummary(
        VendorHealth vendorHealth,
        WorkItemCounts activeWorkItems,
        List<RecentDeployment> recentDeployments,
        long pendingEnhancements,
        CurrentContext configuration,
        DatabaseStatus databaseStatus,
        long pendingSync,
        long openConflicts) {}
