package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;

import dev.tracker.core.availability.BaseVersion;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Written;
import dev.tracker.core.entity.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Conflicts of offline writes that the contracts are about. */
final class ConflictSamples {

    static final UUID JOURNAL = UUID.fromString("018f0000-0000-7000-8000-00000000000a");
    private static final EntityRef ENTITY = new EntityRef(EntityType.WORK_ITEM, "018f0000-0000-7000-8000-00000000000c");

    private ConflictSamples() {}

    static Conflict conflict(UUID journal, Instant at) {
        return new Conflict(
                UUID.randomUUID(),
                journal,
                ENTITY,
                List.of(ENTITY, new EntityRef(EntityType.CONFIGURATION, "1")),
                Map.of("title", "Mine 世界", "labels", List.of("ui", "db")),
                Map.of("title", "'; --", "priority", 2L),
                "Both changed the title.",
                "çarol",
                at,
                List.of(entry(1)));
    }

    static JournalEntry entry(long number) {
        Written write = new Written(
                UUID.fromString("018f0000-0000-7000-8000-0000000001" + (10 + number)),
                true,
                NOW,
                "çarol",
                "UpdateWorkItem",
                Map.of("id", ENTITY.entityId(), "version", 1L, "title", "Mine 世界"),
                List.of(),
                List.of(Samples.change(NOW, "çarol", ENTITY.entityType(), ENTITY.entityId(), 2L, Map.of())),
                Map.of("version", 2L));
        return new JournalEntry(
                number, JOURNAL, write, List.of(new BaseVersion(ENTITY.entityType(), ENTITY.entityId(), 1)));
    }
}
