package dev.tracker.core.vendor;

import dev.tracker.core.json.Flat;
import dev.tracker.core.json.FreeObject;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.UnicodeText;
import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Require;
import dev.tracker.core.validation.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a vendor's extractor.
 *
 * @param extractorVersion the same as the vendor's, 1 to 50 characters
 * @param others further fields as their callers like
 */
public record VendorMetadata(
        FormatSupport formatSupport,
        TestResults testResults,
        String extractorVersion,
        boolean manifestCompliant,
        @Flat Map<String, @Nullable Object> others) {

    static final int MAX_VERSION = 50;

    /** What is assumed of a vendor of which nothing is said. */
    public static final VendorMetadata DEFAULT =
            new VendorMetadata(FormatSupport.NONE, TestResults.NONE, "0.0.0", false, Map.of());

    public VendorMetadata {
        Require.text("extractor_version", extractorVersion, 1, MAX_VERSION);
        others = FreeObject.normalized(others);
    }

    /**
     * These with what a partial object says: what it lacks stays, null removes a further field.
     *
     * @param partial as it came; null changes nothing
     * @param version the vendor's version, where one is given beside the metadata
     * @return the merged whole, or null where {@code violations} has a fault, or the version has one of its own
     */
    @Nullable
    VendorMetadata merged(@Nullable Map<String, ?> partial, @Nullable String version, Violations violations) {
        Fields fields = Fields.below("metadata", partial == null ? Map.of() : partial, violations);
        FormatSupport formats = formats(fields.nested("format_support"));
        TestResults tests = tests(fields.nested("test_results"));
        String inner = fields.text("extractor_version", 1, MAX_VERSION);
        if (inner != null && version != null && !inner.equals(version)) {
            fields.refuse("extractor_version", "must be the vendor's extractor_version, '" + version + "'", inner);
        }
        Boolean compliant = fields.flag("manifest_compliant");
        fields.text("scaffolder_version");
        fields.time("created_at");
        Map<String, @Nullable Object> further = further(fields);
        if (!violations.isEmpty() || tests == null || !isKeepable(version)) {
            return null;
        }
        return new VendorMetadata(
                formats,
                tests,
                Objects.requireNonNullElse(version, Objects.requireNonNullElse(inner, extractorVersion)),
                Objects.requireNonNullElse(compliant, manifestCompliant),
                further);
    }

    private static boolean isKeepable(@Nullable String version) {
        return version == null || (!version.isEmpty() && UnicodeText.length(version) <= MAX_VERSION);
    }

    /** Adds the faults that a partial object has whatever it is merged with. */
    static void checkPartial(@Nullable Map<String, ?> partial, @Nullable String version, Violations violations) {
        TestResults room = new TestResults(0, Integer.MAX_VALUE, 0);
        new VendorMetadata(FormatSupport.NONE, room, DEFAULT.extractorVersion, false, Map.of())
                .merged(partial, version, violations);
    }

    /** This as an object of plain values. */
    public Map<String, Object> toTree() {
        return RecordTree.stored(this);
    }

    private FormatSupport formats(Fields fields) {
        FormatSupport merged = new FormatSupport(
                Objects.requireNonNullElse(fields.flag("excel"), formatSupport.excel()),
                Objects.requireNonNullElse(fields.flag("csv"), formatSupport.csv()),
                Objects.requireNonNullElse(fields.flag("pdf"), formatSupport.pdf()),
                Objects.requireNonNullElse(fields.flag("ocr"), formatSupport.ocr()));
        fields.refuseOthers();
        return merged;
    }

    private @Nullable TestResults tests(Fields fields) {
        int before = fields.violations().all().size();
        Integer passing = fields.integer("passing", 0, Integer.MAX_VALUE);
        Integer total = fields.integer("total", 0, Integer.MAX_VALUE);
        Integer skipped = fields.integer("skipped", 0, Integer.MAX_VALUE);
        fields.refuseOthers();
        if (fields.violations().all().size() > before) {
            return null;
        }
        int allPassing = Objects.requireNonNullElse(passing, testResults.passing());
        int all = Objects.requireNonNullElse(total, testResults.total());
        int allSkipped = Objects.requireNonNullElse(skipped, testResults.skipped());
        if ((long) allPassing + allSkipped > all) {
            return fields.refuse(
                    "passing",
                    "is too large: passing (" + allPassing + ") and skipped (" + allSkipped
                            + ") are together more than total (" + all + ")",
                    allPassing);
        }
        return new TestResults(allPassing, all, allSkipped);
    }

    /** The further fields: those there were, with what the partial object adds, replaces or removes. */
    private Map<String, @Nullable Object> further(Fields fields) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(others);
        fields.others().forEach(merged::put);
        fields.supplied("scaffolder_version").ifPresent(value -> merged.put("scaffolder_version", value));
        fields.supplied("created_at").ifPresent(value -> merged.put("created_at", value));
        fields.removed().forEach(merged::remove);
        try {
            return FreeObject.normalized(merged);
        } catch (IllegalArgumentException e) {
            fields.violations().add("metadata", String.valueOf(e.getMessage()), null);
            return Map.of();
        }
    }
}
