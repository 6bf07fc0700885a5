package dev.tracker.core.status;

import org.jspecify.annotations.Nullable;

/**
 * What became of the status file.
 *
 * @param path relative to the project's folder
 * @param bytes its size
 * @param changed false where it said the same already but for its time, and was left as it is
 * @param backupPath of a copy of the file that was replaced, where people had changed its entries; null: they had not
 */
public record StatusFileOutcome(
        String path, long bytes, boolean changed, @Nullable String backupPath) {}
