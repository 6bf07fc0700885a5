package dev.tracker.core.deployment;

import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One release. Never changed after it is recorded.
 *
 * @param commitHash 40 lower-case hexadecimal digits; null only where a file said no full hash
 * @param affectedVendors in the order in which they were named
 */
public record Deployment(
        DeploymentId id,
        Instant deployedAt,
        @Nullable String commitHash,
        DeploymentMetadata metadata,
        List<VendorId> affectedVendors,
        List<WorkItemId> relatedWorkItems,
        Instant createdAt,
        String createdBy) {

    public Deployment {
        affectedVendors = List.copyOf(affectedVendors);
        relatedWorkItems = List.copyOf(relatedWorkItems);
    }
}
