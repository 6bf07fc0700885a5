package dev.tracker.core.workitem;

/** How many live items stand below one, at any level. */
public record DescendantCounts(long total, long active, long completed, long blocked) {}
