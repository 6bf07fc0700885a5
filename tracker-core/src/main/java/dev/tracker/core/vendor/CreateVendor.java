package dev.tracker.core.vendor;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.validation.Text;
import dev.tracker.core.validation.Violations;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new vendor. Without more it is broken, reads no format, has no tests, version {@code
 * 0.0.0}, and is not compliant.
 *
 * @param metadata may be partial
 */
@OperationName("CreateVendor")
public record CreateVendor(
        @Required @Pattern(regexp = Vendor.NAME, message = Vendor.NAME_RULE) @Nullable
        String name,

        @Nullable VendorStatus status,
        @Text(max = VendorMetadata.MAX_VERSION) @Nullable String extractorVersion,
        @Nullable Map<String, Object> metadata)
        implements Command {

    public CreateVendor {
        name = name == null ? null : name.strip();
        extractorVersion = extractorVersion == null ? null : extractorVersion.strip();
    }

    /** A vendor of which only the name is known. */
    public static CreateVendor named(String name) {
        return new CreateVendor(name, null, null, null);
    }

    @Override
    public void check(Violations violations) {
        VendorMetadata.DEFAULT.merged(metadata, extractorVersion, violations);
    }
}
