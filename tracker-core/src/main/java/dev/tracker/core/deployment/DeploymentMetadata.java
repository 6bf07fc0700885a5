package dev.tracker.core.deployment;

import dev.tracker.core.json.Flat;
import dev.tracker.core.json.FreeObject;
import dev.tracker.core.json.UnicodeText;
import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Require;
import dev.tracker.core.validation.Violations;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a deployment.
 *
 * @param prNumber from 1
 * @param prTitle 1 to 200 characters
 * @param commitHash the deployment's; null where that is not known in full
 * @param testSummary how many tests of each category, by category
 * @param legacy fields {@code legacy_…} of a deployment that came from a file; empty for others
 */
public record DeploymentMetadata(
        int prNumber,
        String prTitle,
        @Nullable String commitHash,
        Map<String, Long> testSummary,
        boolean constitutionalCompliance,
        @Flat Map<String, @Nullable Object> legacy) {

    private static final int MAX_TITLE = 200;
    private static final int MAX_CATEGORY = 100;

    public DeploymentMetadata {
        Require.that(prNumber >= 1, "pr_number");
        Require.text("pr_title", prTitle, 1, MAX_TITLE);
        testSummary = Collections.unmodifiableMap(new TreeMap<>(testSummary));
        legacy = FreeObject.normalized(legacy);
        Require.that(legacy.keySet().stream().allMatch(name -> name.startsWith("legacy_")), "metadata");
    }

    /**
     * Reads and checks metadata as it came.
     *
     * @param commitHash the deployment's, which the metadata's must equal
     * @return null where {@code violations} has a fault
     */
    static @Nullable DeploymentMetadata read(
            @Nullable Map<String, ?> tree, @Nullable String commitHash, Violations violations) {
        Fields fields = Fields.below("metadata", tree == null ? Map.of() : tree, violations);
        fields.require("pr_number", "pr_title", "constitutional_compliance");
        Integer number = fields.integer("pr_number", 1, Integer.MAX_VALUE);
        String title = fields.text("pr_title", 1, MAX_TITLE);
        String hash = fields.text("commit_hash");
        if (hash != null && !hash.equals(commitHash)) {
            fields.refuse("commit_hash", "must be the deployment's commit_hash", hash);
        }
        Map<String, Long> tests = tests(fields);
        Boolean compliant = fields.flag("constitutional_compliance");
        fields.refuseOthers();
        return number == null || title == null || compliant == null || !violations.isEmpty()
                ? null
                : new DeploymentMetadata(number, title, commitHash, tests, compliant, Map.of());
    }

    private static Map<String, Long> tests(Fields fields) {
        Map<String, Object> summary = fields.object("test_summary");
        Map<String, Long> tests = new TreeMap<>();
        if (summary == null) {
            return tests;
        }
        Fields counts = fields.nested("test_summary");
        for (String category : summary.keySet()) {
            int length = UnicodeText.length(category);
            if (category.isBlank() || length > MAX_CATEGORY || UnicodeText.fault(category) != null) {
                fields.refuse("test_summary", "may have categories of 1 to " + MAX_CATEGORY + " characters", category);
            }
            Long count = counts.whole(category, 0, Integer.MAX_VALUE);
            if (count == null && summary.get(category) == null) {
                counts.refuse(category, "must be a whole number", null);
            }
            tests.put(category, count == null ? 0 : count);
        }
        return tests;
    }
}
