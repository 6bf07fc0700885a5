package dev.tracker.core.workitem;

import org.jspecify.annotations.Nullable;

/** The item that was claimed or given back, whole; null where nothing is ready. */
public record ClaimOutcome(@Nullable WorkItem item) {}
