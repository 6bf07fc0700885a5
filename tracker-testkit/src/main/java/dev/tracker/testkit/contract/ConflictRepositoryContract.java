package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.availability.BaseVersion;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.Side;
import dev.tracker.core.change.Written;
import dev.tracker.core.entity.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a {@link ConflictRepository} promises. It needs the unit of work besides. */
public abstract class ConflictRepositoryContract extends PortsContract {

    private static final UUID JOURNAL = UUID.fromString("018f0000-0000-7000-8000-00000000000a");
    private static final UUID OTHER = UUID.fromString("018f0000-0000-7000-8000-00000000000b");
    private static final EntityRef ENTITY = new EntityRef(EntityType.WORK_ITEM, "018f0000-0000-7000-8000-00000000000c");

    @Test
    void keepsAConflictWhole() {
        Conflict conflict = conflict(JOURNAL, NOW);

        writing(() -> conflicts().put(conflict));

        assertThat(conflicts().open()).containsExactly(conflict);
        assertThat(write(() -> conflicts().findOpenForUpdate(conflict.id()))).contains(conflict);
        assertThat(write(() -> conflicts().findOpenForUpdate(UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void listsTheOldestFirst() {
        Conflict second = conflict(JOURNAL, NOW.plusSeconds(1));
        Conflict first = conflict(OTHER, NOW);
        Conflict third = conflict(JOURNAL, NOW.plusSeconds(2));
        for (Conflict conflict : List.of(second, first, third)) {
            writing(() -> conflicts().put(conflict));
        }

        assertThat(conflicts().open()).containsExactly(first, second, third);
        assertThat(conflicts().openOf(JOURNAL)).containsExactly(second, third);
        assertThat(conflicts().openOf(UUID.randomUUID())).isEmpty();
        assertThat(conflicts().countOpen()).isEqualTo(3);
    }

    @Test
    void replacesTheConflictOfAnIdByWhatItGrewInto() {
        Conflict conflict = conflict(JOURNAL, NOW);
        Conflict grown = conflict.joinedBy(entry(2), Map.of("priority", 5L), Map.of("status", "blocked"));
        writing(() -> conflicts().put(conflict));

        writing(() -> conflicts().put(grown));

        assertThat(conflicts().open()).containsExactly(grown);
        assertThat(grown.entries()).hasSize(2);
    }

    @Test
    void knowsOneNoMoreThatIsResolved() {
        Conflict resolved = conflict(JOURNAL, NOW);
        Conflict open = conflict(JOURNAL, NOW.plusSeconds(1));
        writing(() -> {
            conflicts().put(resolved);
            conflicts().put(open);
        });

        writing(() -> conflicts().resolve(resolved.id(), Side.THEIRS, NOW.plusSeconds(9), "ben"));

        assertThat(conflicts().open()).containsExactly(open);
        assertThat(conflicts().openOf(JOURNAL)).containsExactly(open);
        assertThat(conflicts().countOpen()).isEqualTo(1);
        assertThat(write(() -> conflicts().findOpenForUpdate(resolved.id()))).isEmpty();
    }

    @Test
    void keepsNothingWhereItsUnitFails() {
        Conflict before = conflict(JOURNAL, NOW);
        writing(() -> conflicts().put(before));

        assertThatThrownBy(() -> write(() -> {
                    conflicts().put(conflict(JOURNAL, NOW));
                    conflicts().resolve(before.id(), Side.MINE, NOW, "ben");
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");

        assertThat(conflicts().open()).containsExactly(before);
    }

    private ConflictRepository conflicts() {
        return ports().conflicts();
    }

    private static Conflict conflict(UUID journal, Instant at) {
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

    private static JournalEntry entry(long number) {
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
