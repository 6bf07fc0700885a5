package dev.tracker.persistence;

import dev.tracker.core.deployment.AffectedVendor;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentMetadata;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.TreeReader;
import dev.tracker.core.workitem.RelatedItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment whole, as statements give and take it, in the order of the columns of {@link
 * DeploymentMapper#WHOLE}.
 *
 * @param links what it touched, by name; empty where it is to be stored
 */
record DeploymentRow(
        DeploymentId id,
        Instant deployedAt,
        @Nullable String commitHash,
        JsonText metadata,
        Instant createdAt,
        String createdBy,
        JsonText links) {

    /** What a deployment touched, as a statement gathers it. */
    record Links(List<AffectedVendor> vendors, List<RelatedItem> items) {}

    static DeploymentRow of(Deployment deployment) {
        return new DeploymentRow(
                deployment.id(),
                deployment.deployedAt(),
                deployment.commitHash(),
                JsonText.of(RecordTree.stored(deployment.metadata())),
                deployment.createdAt(),
                deployment.createdBy(),
                JsonText.of(Map.of()));
    }

    DeploymentDetails toDetails() {
        Links touched = TreeReader.read(Links.class, links.object());
        return new DeploymentDetails(
                id,
                deployedAt,
                commitHash,
                TreeReader.read(DeploymentMetadata.class, metadata.object()),
                touched.vendors(),
                touched.items(),
                createdAt,
                createdBy);
    }
}
