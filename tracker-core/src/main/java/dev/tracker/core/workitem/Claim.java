package dev.tracker.core.workitem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who works on an item.
 *
 * @param claimExpiresAt when it lapses unless its holder writes to the item; null: never
 */
public record Claim(
        String assignee, Instant claimedAt, @Nullable Instant claimExpiresAt) {}
