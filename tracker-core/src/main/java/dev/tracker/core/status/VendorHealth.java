package dev.tracker.core.status;

import java.util.List;

/**
 * How the vendors are.
 *
 * @param operationalPercentage 0 to 100, to one decimal place; 0 where there is no vendor
 * @param broken names of broken vendors, at most 10 in a summary
 */
public record VendorHealth(
        long totalVendors, long operationalCount, long brokenCount, double operationalPercentage, List<String> broken) {

    /** Health by what was counted. */
    public static VendorHealth of(long operational, long broken, List<String> brokenNames) {
        long total = operational + broken;
        double percentage = total == 0 ? 0 : Math.round(operational * 1000.0 / total) / 10.0;
        return new VendorHealth(total, operational, broken, percentage, brokenNames);
    }
}
