package dev.tracker.core.status;

import java.time.Instant;

/** A deployment at a glance. */
public record RecentDeployment(Instant deployedAt, int prNumber, String prTitle) {}
