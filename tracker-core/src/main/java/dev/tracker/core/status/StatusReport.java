package dev.tracker.core.status;

import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.configuration.ConfigurationView;
import dev.tracker.core.deployment.DeploymentSummary;
import dev.tracker.core.enhancement.EnhancementSummary;
import dev.tracker.core.vendor.VendorSummary;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;

/**
 * The record in full.
 *
 * @param vendors every vendor, by name
 * @param workItems open items, newest update first, as many as asked for
 * @param deployments newest first, as many as asked for
 * @param enhancements those not completed, by priority, then title
 */
public record StatusReport(
        VendorHealth vendorHealth,
        WorkItemCounts activeWorkItems,
        long pendingEnhancements,
        ConfigurationView configuration,
        DatabaseStatus databaseStatus,
        long pendingSync,
        long openConflicts,
        List<VendorSummary> vendors,
        List<WorkItemSummary> workItems,
        List<DeploymentSummary> deployments,
        List<EnhancementSummary> enhancements) {}
