package dev.tracker.core.vendor;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.validation.Text;
import dev.tracker.core.validation.Violations;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a change of a vendor. What is null stays as it is.
 *
 * @param metadata partial: what it lacks stays, null removes a further field; the whole is checked
 */
@OperationName("UpdateVendor")
public record UpdateVendor(
        @Required @Nullable VendorRef name,
        @Required @Min(1) @Nullable Long version,
        @Nullable VendorStatus status,
        @Text(max = VendorMetadata.MAX_VERSION) @Nullable String extractorVersion,
        @Nullable Map<String, Object> metadata)
        implements Command {

    public UpdateVendor {
        extractorVersion = extractorVersion == null ? null : extractorVersion.strip();
    }

    @Override
    public void check(Violations violations) {
        VendorMetadata.checkPartial(metadata, extractorVersion, violations);
    }

    /** Sets the status only. */
    public static UpdateVendor status(VendorRef vendor, long version, VendorStatus status) {
        return new UpdateVendor(vendor, version, status, null, null);
    }
}
