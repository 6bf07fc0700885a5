package dev.tracker.persistence;

import dev.tracker.core.status.RecentDeployment;
import java.time.Instant;

/** A deployment at a glance. */
record RecentDeploymentRow(Instant deployedAt, int prNumber, String prTitle) {

    RecentDeployment toRecent() {
        return new RecentDeployment(deployedAt, prNumber, prTitle);
    }
}
