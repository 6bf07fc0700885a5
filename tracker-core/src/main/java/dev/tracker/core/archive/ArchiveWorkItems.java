package dev.tracker.core.archive;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.validation.Command;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Asks that items without activity be archived.
 *
 * @param thresholdDays how many days they and all below them have lain still, 1 to 36,500
 * @param dryRun true only counts them
 */
@OperationName("ArchiveWorkItems")
public record ArchiveWorkItems(@Min(1) @Max(MAX_DAYS) int thresholdDays, boolean dryRun) implements Command {

    /** A century. */
    public static final int MAX_DAYS = 36_500;

    public static final int DEFAULT_DAYS = 365;

    /** Archives what has lain still for so many days. */
    public static ArchiveWorkItems after(int days) {
        return new ArchiveWorkItems(days, false);
    }

    /** The same, counted only. */
    public ArchiveWorkItems dry() {
        return new ArchiveWorkItems(thresholdDays, true);
    }
}
