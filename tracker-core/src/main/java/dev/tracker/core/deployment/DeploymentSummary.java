package dev.tracker.core.deployment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment in a list.
 *
 * @param vendors names of the affected vendors
 * @param workItems keys of the related work items
 */
public record DeploymentSummary(
        DeploymentId id,
        Instant deployedAt,
        @Nullable String commitHash,
        int prNumber,
        String prTitle,
        boolean constitutionalCompliance,
        List<String> vendors,
        List<String> workItems) {}
