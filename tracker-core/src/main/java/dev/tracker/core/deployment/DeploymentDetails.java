package dev.tracker.core.deployment;

import dev.tracker.core.workitem.RelatedItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deployment, whole, with what it touched by name. */
public record DeploymentDetails(
        DeploymentId id,
        Instant deployedAt,
        @Nullable String commitHash,
        DeploymentMetadata metadata,
        List<AffectedVendor> affectedVendors,
        List<RelatedItem> relatedWorkItems,
        Instant createdAt,
        String createdBy) {

    public DeploymentDetails {
        affectedVendors = List.copyOf(affectedVendors);
        relatedWorkItems = List.copyOf(relatedWorkItems);
    }

    /** The deployment in a list's form. */
    public DeploymentSummary summary() {
        return new DeploymentSummary(
                id,
                deployedAt,
                commitHash,
                metadata.prNumber(),
                metadata.prTitle(),
                metadata.constitutionalCompliance(),
                affectedVendors.stream().map(AffectedVendor::name).toList(),
                relatedWorkItems.stream().map(item -> item.key().value()).toList());
    }
}
