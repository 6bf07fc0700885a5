package dev.tracker.core.vendor;

import dev.tracker.core.entity.Revision;
import dev.tracker.core.json.Flat;
import dev.tracker.core.validation.Require;

/**
 * A vendor's extractor, at one version of its life.
 *
 * @param name 1 to 100 ASCII letters, digits, spaces, {@code -} and {@code _}; unique whatever its case,
 *     fixed at creation, kept as written
 */
public record Vendor(
        VendorId id,
        String name,
        VendorStatus status,
        String extractorVersion,
        VendorMetadata metadata,
        @Flat Revision revision) {

    public static final int MAX_NAME = 100;

    /** The form of a name. */
    public static final String NAME = "[A-Za-z0-9 _-]{1,100}";

    /** That form in words, to follow a field's name. */
    public static final String NAME_RULE = "must have 1 to 100 ASCII letters, digits, spaces, '-' or '_'";

    public Vendor {
        Require.text("name", name, 1, MAX_NAME);
        Require.that(extractorVersion.equals(metadata.extractorVersion()), "extractor_version");
    }

    /** The version an update of this state has to name. */
    public long version() {
        return revision.version();
    }

    /** The vendor in a list's form. */
    public VendorSummary summary() {
        return new VendorSummary(
                id,
                name,
                status,
                version(),
                extractorVersion,
                metadata.testResults().inWords(),
                metadata.formatSupport().formats());
    }
}
