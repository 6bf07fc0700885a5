package dev.tracker.core.deployment;

import dev.tracker.core.json.Flat;
import dev.tracker.core.vendor.Vendor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor with the deployments that affected it.
 *
 * @param recentDeployments newest first; null where not asked for
 */
public record VendorDeployments(
        @Flat Vendor vendor, @Nullable List<DeploymentSummary> recentDeployments) {}
