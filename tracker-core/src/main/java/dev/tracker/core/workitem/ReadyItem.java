package dev.tracker.core.workitem;

import java.time.Instant;

/** What the order of ready items depends on, besides who waits for them. */
public record ReadyItem(WorkItemId id, int priority, Instant createdAt) {}
