package dev.tracker.core.vendor;

import dev.tracker.core.paging.Page;

/**
 * A page of vendors.
 *
 * @param counts over all vendors that the filters let through, whatever the page
 */
public record VendorList(Page<Vendor> page, VendorCounts counts) {}
