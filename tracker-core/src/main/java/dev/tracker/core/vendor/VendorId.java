package dev.tracker.core.vendor;

import dev.tracker.core.json.Scalar;
import java.util.UUID;

/** Identifies a vendor. */
public record VendorId(UUID value) implements Scalar {

    @Override
    public String toString() {
        return value.toString();
    }
}
