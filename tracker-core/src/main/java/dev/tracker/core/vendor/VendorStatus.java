package dev.tracker.core.vendor;

/** Whether a vendor's extractor works. */
public enum VendorStatus {
    OPERATIONAL,
    BROKEN
}
