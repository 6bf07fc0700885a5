package dev.tracker.core.transfer;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.Side;
import dev.tracker.core.json.Flat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conflict of an offline write, open or resolved.
 *
 * @param kept the side that was chosen; null: it is open
 */
public record StoredConflict(
        @Flat Conflict conflict,
        @Nullable Side kept,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {}
