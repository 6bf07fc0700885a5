package dev.tracker.persistence;

import dev.tracker.core.json.TreeReader;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorMetadata;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.vendor.VendorSummary;

/** A vendor in a list's form. */
record VendorSummaryRow(
        VendorId id, String name, VendorStatus status, long version, String extractorVersion, JsonText metadata) {

    VendorSummary toSummary() {
        VendorMetadata known = TreeReader.read(VendorMetadata.class, metadata.object());
        return new VendorSummary(
                id,
                name,
                status,
                version,
                extractorVersion,
                known.testResults().inWords(),
                known.formatSupport().formats());
    }
}
