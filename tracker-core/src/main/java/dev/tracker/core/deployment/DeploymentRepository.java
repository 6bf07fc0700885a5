package dev.tracker.core.deployment;

import dev.tracker.core.paging.Page;
import java.util.Optional;

/** Keeps deployments, which are only ever added. */
public interface DeploymentRepository {

    /** Adds a deployment with its links. */
    void insert(Deployment deployment);

    /** The deployment of this id. */
    Optional<DeploymentDetails> find(DeploymentId id);

    /** A page, newest first, by the larger pull request number at the same time. Vendor and item are ids. */
    Page<DeploymentDetails> list(DeploymentQuery query);
}
