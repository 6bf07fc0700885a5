package dev.tracker.persistence;

import dev.tracker.core.entity.Revision;
import dev.tracker.core.json.TreeReader;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorMetadata;
import dev.tracker.core.vendor.VendorStatus;
import java.time.Instant;

/** A row of {@code vendor_extractors}; its components stand in the order of {@link VendorMapper#COLUMNS}. */
record VendorRow(
        VendorId id,
        String name,
        VendorStatus status,
        String extractorVersion,
        JsonText metadata,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    static VendorRow of(Vendor vendor) {
        Revision revision = vendor.revision();
        return new VendorRow(
                vendor.id(),
                vendor.name(),
                vendor.status(),
                vendor.extractorVersion(),
                JsonText.of(vendor.metadata().toTree()),
                revision.version(),
                revision.createdAt(),
                revision.createdBy(),
                revision.updatedAt(),
                revision.updatedBy());
    }

    Vendor toVendor() {
        return new Vendor(
                id,
                name,
                status,
                extractorVersion,
                TreeReader.read(VendorMetadata.class, metadata.object()),
                new Revision(version, createdAt, createdBy, updatedAt, updatedBy));
    }
}
