package dev.tracker.core.status;

import java.util.List;

/**
 * What is counted for a status.
 *
 * @param brokenVendors names of broken vendors, by name, as many as asked for
 */
public record StatusCounts(
        long operationalVendors,
        long brokenVendorCount,
        List<String> brokenVendors,
        WorkItemCounts workItems,
        long pendingEnhancements) {}
