package dev.tracker.core.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.validation.CommandValidator;
import dev.tracker.core.vendor.VendorRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordDeploymentTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final Instant AT = Instant.parse("2026-02-20T16:00:00Z");

    @Test
    void takesAWholeDeployment() {
        Map<String, Object> metadata = Map.of(
                "pr_number",
                100,
                "pr_title",
                "Vendor tracking",
                "commit_hash",
                HASH,
                "test_summary",
                Map.of("unit", 150),
                "constitutional_compliance",
                true);

        assertThatNoException().isThrownBy(() -> CommandValidator.check(command(HASH, metadata)));
    }

    @Test
    void namesEveryFault() {
        Map<String, Object> metadata = Map.of(
                "pr_number", 0,
                "pr_title", "t".repeat(201),
                "commit_hash", "f".repeat(40),
                "test_summary", Map.of("unit", -1, "integration", "30"),
                "compliant", true);
        RecordDeployment command = new RecordDeployment(
                null, "0123", metadata, List.of(new VendorRef("a"), new VendorRef("a")), List.of());

        ValidationException refusal =
                catchThrowableOfType(ValidationException.class, () -> CommandValidator.check(command));

        assertThat(refusal.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "deployed_at",
                        "commit_hash",
                        "metadata.pr_number",
                        "metadata.pr_title",
                        "metadata.commit_hash",
                        "metadata.test_summary.unit",
                        "metadata.test_summary.integration",
                        "metadata.constitutional_compliance",
                        "metadata.compliant",
                        "affected_vendor_ids[1]");
    }

    private static RecordDeployment command(String hash, Map<String, Object> metadata) {
        return new RecordDeployment(AT, hash, metadata, List.of(), List.of());
    }
}
