package dev.tracker.persistence;

/** How many vendors there are of each status. */
record VendorCountsRow(long operational, long broken) {}
