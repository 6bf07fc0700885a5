package dev.tracker.core.migration;

import java.util.List;

/**
 * What became of prompt files.
 *
 * @param imported how many became new items
 * @param updated how many changed the items that they were before
 * @param unchanged how many are as they were
 */
public record PromptImportReport(int imported, int updated, int unchanged, List<Skipped> skipped) {

    /**
     * A file that was not imported.
     *
     * @param line where the fault is, counted from 1
     */
    public record Skipped(String file, int line, String reason) {}

    public PromptImportReport {
        skipped = List.copyOf(skipped);
    }
}
