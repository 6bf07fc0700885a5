package dev.tracker.core.deployment;

import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Violations;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments are wanted, newest first. Null filters nothing.
 *
 * @param since deployed at this time or later; {@code until}: before or at this time
 * @param commitHash the hash, or its first 7 digits or more
 */
public record DeploymentQuery(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable VendorRef vendor,
        @Nullable WorkItemRef workItem,
        @Nullable String commitHash,
        @Nullable Integer prNumber,
        @Nullable Boolean compliant,
        PageRequest page)
        implements Command {

    /** Every deployment. */
    public static final DeploymentQuery ALL =
            new DeploymentQuery(null, null, null, null, null, null, null, PageRequest.FIRST);

    /** The newest deployments that affected a vendor. */
    public static DeploymentQuery ofVendor(VendorRef vendor, int limit) {
        return new DeploymentQuery(null, null, vendor, null, null, null, null, PageRequest.ofSize(limit));
    }

    /** The same on another page. */
    public DeploymentQuery page(PageRequest other) {
        return new DeploymentQuery(since, until, vendor, workItem, commitHash, prNumber, compliant, other);
    }

    @Override
    public void check(Violations violations) {
        if (commitHash != null && !commitHash.matches("[0-9a-f]{7,40}")) {
            violations.add("commit_hash", "must be 7 to 40 lower-case hexadecimal digits", commitHash);
        }
        if (since != null && until != null && since.isAfter(until)) {
            violations.add("until", "must not be before since", until.toString());
        }
    }

    /** The same with its vendor and work item by id. */
    DeploymentQuery resolved(@Nullable VendorRef vendorById, @Nullable WorkItemRef itemById) {
        return new DeploymentQuery(since, until, vendorById, itemById, commitHash, prNumber, compliant, page);
    }
}
