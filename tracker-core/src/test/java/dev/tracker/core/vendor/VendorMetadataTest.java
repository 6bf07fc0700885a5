package dev.tracker.core.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tracker.core.error.Violation;
import dev.tracker.core.validation.Violations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VendorMetadataTest {

    private final Violations violations = new Violations();

    @Test
    void fillsInWhatAPartialObjectLacks() {
        VendorMetadata merged =
                merge(VendorMetadata.DEFAULT, Map.of("test_results", Map.of("total", 10, "passing", 8)), "1.2.3");

        assertThat(merged.testResults()).isEqualTo(new TestResults(8, 10, 0));
        assertThat(merged.formatSupport()).isEqualTo(FormatSupport.NONE);
        assertThat(merged.extractorVersion()).isEqualTo("1.2.3");
        assertThat(merged.manifestCompliant()).isFalse();
    }

    @Test
    void keepsChangesAndRemovesFurtherFields() {
        VendorMetadata base = merge(VendorMetadata.DEFAULT, Map.of("owner", "ann", "region", "eu"), null);
        Map<String, Object> partial = new HashMap<>();
        partial.put("owner", null);
        partial.put("region", "us");
        partial.put("scaffolder_version", "2.0");

        assertThat(merge(base, partial, null).others())
                .containsExactly(entry("region", "us"), entry("scaffolder_version", "2.0"));
    }

    @Test
    void checksTheMergedWhole() {
        VendorMetadata base =
                merge(VendorMetadata.DEFAULT, Map.of("test_results", Map.of("passing", 8, "total", 10)), null);

        assertThat(merge(base, Map.of("test_results", Map.of("skipped", 3)), null))
                .isNull();
        assertThat(violations.all())
                .extracting(Violation::message)
                .containsExactly("is too large: passing (8) and skipped (3) are together more than total (10)");
    }

    @Test
    void namesEveryFault() {
        merge(
                VendorMetadata.DEFAULT,
                Map.of(
                        "format_support",
                        Map.of("excel", "yes", "xml", true),
                        "test_results",
                        Map.of("passing", "45"),
                        "manifest_compliant",
                        1,
                        "extractor_version",
                        "",
                        "scaffolder_version",
                        2,
                        "created_at",
                        "yesterday"),
                null);

        assertThat(violations.all())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "metadata.format_support.excel",
                        "metadata.format_support.xml",
                        "metadata.test_results.passing",
                        "metadata.manifest_compliant",
                        "metadata.extractor_version",
                        "metadata.scaffolder_version",
                        "metadata.created_at");
    }

    @Test
    void refusesTwoVersions() {
        merge(VendorMetadata.DEFAULT, Map.of("extractor_version", "1.0"), "2.0");

        assertThat(violations.all()).extracting(Violation::field).containsExactly("metadata.extractor_version");
    }

    @Test
    void readsAsOneObject() {
        assertThat(merge(VendorMetadata.DEFAULT, Map.of("tags", List.of("b", "a")), null)
                        .toTree())
                .containsOnlyKeys("format_support", "test_results", "extractor_version", "manifest_compliant", "tags");
    }

    private VendorMetadata merge(VendorMetadata base, Map<String, Object> partial, String version) {
        return base.merged(partial, version, violations);
    }
}
