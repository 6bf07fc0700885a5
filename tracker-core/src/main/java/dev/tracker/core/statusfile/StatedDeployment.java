package dev.tracker.core.statusfile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a status file says of a deployment.
 *
 * @param prNumber from 1; null where it is none, which is among the file's faults
 * @param deployedAt to the second; midnight UTC where only a day is said; null: among the faults
 * @param title null: not said
 * @param commit as written, which need not be a hash; null: not said
 * @param tests how many of each category; null: not said, which is the same as none
 * @param compliant null: not said
 * @param vendors names as written
 * @param references work items' references such as {@code T001}, without their {@code #}, or keys
 */
public record StatedDeployment(
        @Nullable Integer prNumber,
        @Nullable Instant deployedAt,
        @Nullable String title,
        @Nullable String commit,
        @Nullable Map<String, Long> tests,
        @Nullable Boolean compliant,
        List<String> vendors,
        List<String> references) {

    public StatedDeployment {
        deployedAt = deployedAt == null ? null : deployedAt.truncatedTo(ChronoUnit.SECONDS);
        tests = tests == null || tests.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(tests));
        vendors = List.copyOf(vendors);
        references = List.copyOf(references);
    }
}
