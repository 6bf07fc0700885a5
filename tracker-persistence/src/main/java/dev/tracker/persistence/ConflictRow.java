package dev.tracker.persistence;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.TreeReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A row of {@code conflicts}; its components stand in the order of {@link ConflictMapper#COLUMNS}. */
record ConflictRow(
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
        JsonText entries) {

    static ConflictRow of(Conflict conflict) {
        return new ConflictRow(
                conflict.id(),
                conflict.journalId(),
                conflict.entity().entityType(),
                conflict.entity().entityId(),
                JsonText.of(conflict.touched().stream().map(RecordTree::stored).toList()),
                JsonText.of(conflict.mine()),
                JsonText.of(conflict.theirs()),
                conflict.reason(),
                conflict.actor(),
                conflict.recordedAt(),
                JsonText.of(
                        conflict.entries().stream().map(JournalEntry::toTree).toList()));
    }

    @SuppressWarnings("unchecked")
    Conflict toConflict() {
        List<EntityRef> all = touched.list().stream()
                .map(tree -> TreeReader.read(EntityRef.class, (Map<String, ?>) tree))
                .toList();
        List<JournalEntry> writes = entries.list().stream()
                .map(tree -> JournalEntry.of((Map<String, ?>) tree))
                .toList();
        return new Conflict(
                id,
                journalId,
                new EntityRef(entityType, entityId),
                all,
                (Map<String, Object>) (Map<String, ?>) mine.object(),
                (Map<String, Object>) (Map<String, ?>) theirs.object(),
                reason,
                actor,
                recordedAt,
                writes);
    }
}
