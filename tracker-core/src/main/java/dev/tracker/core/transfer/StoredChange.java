package dev.tracker.core.transfer;

import dev.tracker.core.change.Action;
import dev.tracker.core.entity.EntityType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the change log, as it stands there.
 *
 * @param changes each field with its {@code old} and {@code new} value, in the entry's order
 */
public record StoredChange(
        long seq,
        Instant at,
        String actor,
        EntityType entityType,
        String entityId,
        @Nullable Long version,
        Action action,
        Map<String, @Nullable Object> changes,
        UUID requestId) {}
