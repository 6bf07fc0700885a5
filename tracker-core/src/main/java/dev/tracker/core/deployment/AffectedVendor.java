package dev.tracker.core.deployment;

import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorStatus;

/** A vendor as a deployment refers to it. */
public record AffectedVendor(VendorId id, String name, VendorStatus status) {}
