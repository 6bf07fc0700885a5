package dev.tracker.core.vendor;

/** How many vendors there are of each status. */
public record VendorCounts(long operational, long broken) {}
