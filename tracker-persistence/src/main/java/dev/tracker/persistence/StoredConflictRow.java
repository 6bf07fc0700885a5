package dev.tracker.persistence;

import dev.tracker.core.availability.Side;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.transfer.StoredConflict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code conflicts}, whole; its components are the columns of {@link TransferMapper#conflicts}, in order. */
record StoredConflictRow(
        UUID id,
        UUID journalId,
        EntityType entityType,
        String entityId,
        JsonText touched,
        JsonText mine,
        JsonText theirs,
        String reason,
        String actor,
        Instant recordedAt,
        JsonText entries,
        @Nullable Side kept,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    StoredConflict toConflict() {
        ConflictRow row = new ConflictRow(
                id, journalId, entityType, entityId, touched, mine, theirs, reason, actor, recordedAt, entries);
        return new StoredConflict(row.toConflict(), kept, resolvedAt, resolvedBy);
    }
}
