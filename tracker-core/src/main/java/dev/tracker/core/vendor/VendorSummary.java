package dev.tracker.core.vendor;

import java.util.List;

/**
 * A vendor in a list.
 *
 * @param tests such as {@code 42/45, 2 skipped}
 */
public record VendorSummary(
        VendorId id,
        String name,
        VendorStatus status,
        long version,
        String extractorVersion,
        String tests,
        List<Format> formats) {}
