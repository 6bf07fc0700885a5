package dev.tracker.core.vendor;

import dev.tracker.core.json.Scalar;
import dev.tracker.core.json.UnicodeText;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a caller names a vendor: its id, or its name in any case. A text in the form of an id is the id of the vendor that
 * has it, or else a name: no vendor's name is another's id.
 */
public record VendorRef(String value) implements Scalar {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    public VendorRef {
        value = value.strip();
    }

    public static VendorRef of(VendorId id) {
        return new VendorRef(id.toString());
    }

    /** The id that this may be; null where this is in no id's form, and so a name. */
    public @Nullable VendorId id() {
        return ID.matcher(value).matches() ? new VendorId(UUID.fromString(value)) : null;
    }

    /** The name in lower case; a text that no vendor is called where this can be no name. */
    public String lowerCaseName() {
        boolean keepable = UnicodeText.fault(value) == null && value.length() <= Vendor.MAX_NAME;
        return keepable ? value.toLowerCase(Locale.ROOT) : "";
    }

    @Override
    public String toString() {
        return value;
    }
}
