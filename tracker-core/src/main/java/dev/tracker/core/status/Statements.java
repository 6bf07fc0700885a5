package dev.tracker.core.status;

import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a status file says of the record's entities: what a migration kept of a file comes out as it was. */
final class Statements {

    private Statements() {}

    static StatedVendor of(Vendor vendor) {
        VendorMetadata metadata = vendor.metadata();
        return new StatedVendor(
                vendor.name(),
                vendor.status(),
                metadata.testResults(),
                metadata.formatSupport().formats(),
                texts(metadata.others(), "other_formats"),
                vendor.extractorVersion(),
                metadata.manifestCompliant());
    }

    static StatedDeployment of(DeploymentDetails deployment) {
        Map<String, @Nullable Object> legacy = deployment.metadata().legacy();
        List<String> vendors = new ArrayList<>();
        deployment.affectedVendors().forEach(vendor -> vendors.add(vendor.name()));
        vendors.addAll(texts(legacy, "legacy_vendors"));
        String commit = deployment.commitHash();
        return new StatedDeployment(
                deployment.metadata().prNumber(),
                deployment.deployedAt(),
                deployment.metadata().prTitle(),
                commit == null && legacy.get("legacy_commit") instanceof String written ? written : commit,
                deployment.metadata().testSummary(),
                deployment.metadata().constitutionalCompliance(),
                vendors,
                List.of());
    }

    static StatedEnhancement of(Enhancement enhancement) {
        return new StatedEnhancement(
                enhancement.title(),
                enhancement.priority(),
                enhancement.status(),
                enhancement.targetQuarter(),
                enhancement.description());
    }

    private static List<String> texts(Map<String, @Nullable Object> free, String name) {
        return free.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
