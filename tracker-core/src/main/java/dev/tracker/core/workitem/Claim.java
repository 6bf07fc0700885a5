package dev.tracker.core.workitem;

import dev.tracker.core.entity.Caller;
import dev.tracker.core.json.ShownOnly;
import dev.tracker.core.validation.Require;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who works on an item.
 *
 * @param claimLeaseMinutes how long the claim outlives its holder's last write to the item; null: for ever
 * @param claimExpiresAt when it lapses unless its holder writes to the item; null: never
 * @param claimLapsed true where it had lapsed when it was read, else null
 */
public record Claim(
        String assignee,
        Instant claimedAt,
        @Nullable Integer claimLeaseMinutes,
        @Nullable Instant claimExpiresAt,
        @ShownOnly @Nullable Boolean claimLapsed) {

    /** A week. */
    public static final int MAX_LEASE_MINUTES = 10_080;

    public Claim {
        Require.text("assignee", assignee, 1, Caller.MAX_ACTOR);
        Require.that((claimLeaseMinutes == null) == (claimExpiresAt == null), "claim_expires_at");
    }

    /** A claim from now on. */
    static Claim of(String assignee, Instant now, @Nullable Integer leaseMinutes) {
        return new Claim(assignee, now, leaseMinutes, expiry(now, leaseMinutes), null);
    }

    /** Whether it stood at this time. */
    boolean stoodAt(Instant now) {
        return claimExpiresAt == null || !claimExpiresAt.isBefore(now);
    }

    /** Whether a write of this actor's lets it run anew. */
    boolean isLeasedTo(String actor) {
        return claimLeaseMinutes != null && assignee.equals(actor);
    }

    /** The same, running from now. */
    Claim renewed(Instant now) {
        return new Claim(assignee, claimedAt, claimLeaseMinutes, expiry(now, claimLeaseMinutes), null);
    }

    private static @Nullable Instant expiry(Instant now, @Nullable Integer leaseMinutes) {
        return leaseMinutes == null ? null : now.plus(Duration.ofMinutes(leaseMinutes));
    }
}
