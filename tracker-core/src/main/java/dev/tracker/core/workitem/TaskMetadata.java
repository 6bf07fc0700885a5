package dev.tracker.core.workitem;

import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Require;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a task.
 *
 * @param estimatedHours 0 to 1,000
 * @param actualHours 0 to 1,000
 * @param blockedReason to 500 characters
 */
public record TaskMetadata(
        @Nullable BigDecimal estimatedHours,
        @Nullable BigDecimal actualHours,
        @Nullable String blockedReason) implements WorkItemMetadata {

    private static final int MAX_HOURS = 1_000;
    private static final int MAX_REASON = 500;

    /** A task of which nothing more is said. */
    public static final TaskMetadata EMPTY = new TaskMetadata(null, null, null);

    public TaskMetadata {
        Require.that(isHours(estimatedHours), "estimated_hours");
        Require.that(isHours(actualHours), "actual_hours");
        Require.optionalText("blocked_reason", blockedReason, MAX_REASON);
    }

    @Override
    public ItemType itemType() {
        return ItemType.TASK;
    }

    static TaskMetadata read(Fields fields) {
        return new TaskMetadata(
                fields.decimal("estimated_hours", 0, MAX_HOURS),
                fields.decimal("actual_hours", 0, MAX_HOURS),
                fields.text("blocked_reason", 0, MAX_REASON));
    }

    private static boolean isHours(@Nullable BigDecimal hours) {
        return hours == null || (hours.signum() >= 0 && hours.compareTo(BigDecimal.valueOf(MAX_HOURS)) <= 0);
    }
}
