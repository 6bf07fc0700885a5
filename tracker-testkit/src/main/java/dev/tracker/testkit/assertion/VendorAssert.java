package dev.tracker.testkit.assertion;

import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorStatus;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;

/** What can be asserted of a vendor. */
public final class VendorAssert extends AbstractAssert<VendorAssert, Vendor> {

    VendorAssert(Vendor actual) {
        super(actual, VendorAssert.class);
    }

    public VendorAssert isOperational() {
        return hasStatus(VendorStatus.OPERATIONAL);
    }

    public VendorAssert isBroken() {
        return hasStatus(VendorStatus.BROKEN);
    }

    private VendorAssert hasStatus(VendorStatus expected) {
        return check(actual.status() == expected, "to be %s, but it is %s", expected, actual.status());
    }

    /** Asserts the vendor's version in the record, not its extractor's. */
    public VendorAssert hasVersion(long expected) {
        return check(actual.version() == expected, "to be at version %d, but it is at %d", expected, actual.version());
    }

    public VendorAssert hasExtractorVersion(String expected) {
        return check(
                actual.extractorVersion().equals(expected),
                "to have an extractor of version %s, not %s",
                expected,
                actual.extractorVersion());
    }

    /** Asserts which formats its extractor reads, and that it reads no others. */
    public VendorAssert reads(Format... expected) {
        List<Format> formats = actual.metadata().formatSupport().formats();
        return check(Set.copyOf(formats).equals(Set.of(expected)), "to read %s, not %s", List.of(expected), formats);
    }

    /** Asserts how many of its extractor's tests pass, of how many. */
    public VendorAssert passes(int passing, int total) {
        TestResults results = actual.metadata().testResults();
        return check(
                results.passing() == passing && results.total() == total,
                "to pass %d of %d tests, not %s",
                passing,
                total,
                results.inWords());
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation is of a library that is not used here.
    private VendorAssert check(boolean holds, String expectation, Object... arguments) {
        isNotNull();
        if (!holds) {
            failWithMessage(
                    "Expected vendor '%s' %s", actual.name(), String.format(Locale.ROOT, expectation, arguments));
        }
        return this;
    }
}
