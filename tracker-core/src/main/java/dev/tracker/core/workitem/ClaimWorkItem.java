package dev.tracker.core.workitem;

import dev.tracker.core.change.OperationName;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.Text;
import dev.tracker.core.validation.Violations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an item to work on, or gives one back.
 *
 * @param id the item; null: the next ready one that {@code next} lets through
 * @param assignee who is to have it; null: the caller
 * @param release true gives it back
 * @param takeOver true takes it from another holder
 * @param leaseMinutes how long the claim outlives its holder's last write to the item, 1 to 10,080; null: for ever
 */
@OperationName("ClaimWorkItem")
public record ClaimWorkItem(
        @Nullable WorkItemRef id,
        ReadyFilter next,
        @Text(max = Caller.MAX_ACTOR) @Nullable String assignee,
        boolean release,
        boolean takeOver,
        @Min(1) @Max(Claim.MAX_LEASE_MINUTES) @Nullable Integer leaseMinutes)
        implements Command {

    public ClaimWorkItem {
        assignee = assignee == null ? null : assignee.strip();
    }

    /** Asks for the next ready item. */
    public static ClaimWorkItem next(ReadyFilter filter) {
        return new ClaimWorkItem(null, filter, null, false, false, null);
    }

    /** Asks for one item. */
    public static ClaimWorkItem of(WorkItemRef id) {
        return new ClaimWorkItem(id, ReadyFilter.ALL, null, false, false, null);
    }

    /** The same with a lease. */
    public ClaimWorkItem leasedFor(int minutes) {
        return new ClaimWorkItem(id, next, assignee, release, takeOver, minutes);
    }

    /** Gives an item back. */
    public static ClaimWorkItem release(WorkItemRef id) {
        return new ClaimWorkItem(id, ReadyFilter.ALL, null, true, false, null);
    }

    /** Takes an item from whoever holds it. */
    public static ClaimWorkItem takeOver(WorkItemRef id) {
        return new ClaimWorkItem(id, ReadyFilter.ALL, null, false, true, null);
    }

    @Override
    public void check(Violations violations) {
        if (id == null && release) {
            violations.add("id", "is required to release an item", null);
        }
        if (id == null && takeOver) {
            violations.add("id", "is required to take an item over", null);
        }
        if (id != null && !next.equals(ReadyFilter.ALL)) {
            violations.add("id", "and a filter (parent_id, label, item_type) exclude each other", id.value());
        }
        if (release && takeOver) {
            violations.add("take_over", "and release exclude each other", true);
        }
        if (release && leaseMinutes != null) {
            violations.add("lease_minutes", "has no meaning when an item is released", leaseMinutes);
        }
    }
}
