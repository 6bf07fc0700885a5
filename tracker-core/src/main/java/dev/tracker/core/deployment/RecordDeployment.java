package dev.tracker.core.deployment;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Required;
import dev.tracker.core.validation.Violations;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItemRef;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a deployment to be recorded.
 *
 * @param metadata {@code pr_number}, {@code pr_title}, {@code constitutional_compliance}, and optionally
 *     {@code test_summary} and {@code commit_hash}
 */
@OperationName("RecordDeployment")
public record RecordDeployment(
        @Required @Nullable Instant deployedAt,

        @Required
        @Pattern(regexp = "[0-9a-f]{40}", message = "must be a full commit hash: 40 lower-case hexadecimal digits")
        @Nullable
        String commitHash,

        @Required @Nullable Map<String, Object> metadata,
        List<VendorRef> affectedVendorIds,
        List<WorkItemRef> relatedWorkItemIds)
        implements Command {

    public RecordDeployment {
        commitHash = commitHash == null ? null : commitHash.strip();
        affectedVendorIds = List.copyOf(affectedVendorIds);
        relatedWorkItemIds = List.copyOf(relatedWorkItemIds);
    }

    @Override
    public void check(Violations violations) {
        if (metadata != null) {
            DeploymentMetadata.read(metadata, commitHash, violations);
        }
        distinct("affected_vendor_ids", affectedVendorIds, violations);
        distinct("related_work_item_ids", relatedWorkItemIds, violations);
    }

    private static void distinct(String field, List<?> values, Violations violations) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                violations.add(
                        field + "[" + i + "]", "is named twice", values.get(i).toString());
            }
        }
    }
}
