package dev.tracker.core.vendor;

import dev.tracker.core.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which vendors are wanted, by name. Null filters nothing.
 *
 * @param format those that read it
 * @param text those whose name contains it, whatever its case
 */
public record VendorQuery(
        @Nullable VendorStatus status,
        @Nullable Format format,
        @Nullable Boolean manifestCompliant,
        @Nullable String text,
        PageRequest page) {

    /** Every vendor. */
    public static final VendorQuery ALL = new VendorQuery(null, null, null, null, PageRequest.FIRST);
}
