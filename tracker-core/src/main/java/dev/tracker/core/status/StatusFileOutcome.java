package dev.tracker.core.status;

/**
 * What became of the status file.
 *
 * @param path relative to the project's folder
 * @param bytes its size
 * @param changed false where it said the same already but for its time, and was left as it is
 */
public record StatusFileOutcome(String path, long bytes, boolean changed) {}
