package dev.tracker.core.statusfile;

import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.VendorStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a status file says of a vendor.
 *
 * @param name as written; it may break the rule of names, and then is among the file's faults
 * @param status null only where it is none, which is among the faults
 * @param tests null: not said, or among the faults
 * @param formats in their usual order; empty: {@code [none]}; null: not said
 * @param otherFormats formats that the record does not know, as written
 * @param version without the {@code v} before it; null: not said
 * @param manifestCompliant false where it is not said
 */
public record StatedVendor(
        String name,
        @Nullable VendorStatus status,
        @Nullable TestResults tests,
        @Nullable List<Format> formats,
        List<String> otherFormats,
        @Nullable String version,
        boolean manifestCompliant) {

    public StatedVendor {
        formats = formats == null ? null : formats.stream().distinct().sorted().toList();
        otherFormats = List.copyOf(otherFormats);
    }
}
