package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.Side;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a {@link ConflictRepository} promises. It needs the unit of work besides. */
public abstract class ConflictRepositoryContract extends PortsContract {

    private static final UUID JOURNAL = ConflictSamples.JOURNAL;
    private static final UUID OTHER = UUID.fromString("018f0000-0000-7000-8000-00000000000b");

    @Test
    void keepsAConflictWhole() {
        Conflict conflict = ConflictSamples.conflict(JOURNAL, NOW);

        writing(() -> conflicts().put(conflict));

        assertThat(conflicts().open()).containsExactly(conflict);
        assertThat(write(() -> conflicts().findOpenForUpdate(conflict.id()))).contains(conflict);
        assertThat(write(() -> conflicts().findOpenForUpdate(UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void listsTheOldestFirst() {
        Conflict second = ConflictSamples.conflict(JOURNAL, NOW.plusSeconds(1));
        Conflict first = ConflictSamples.conflict(OTHER, NOW);
        Conflict third = ConflictSamples.conflict(JOURNAL, NOW.plusSeconds(2));
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
        Conflict conflict = ConflictSamples.conflict(JOURNAL, NOW);
        Conflict grown =
                conflict.joinedBy(ConflictSamples.entry(2), Map.of("priority", 5L), Map.of("status", "blocked"));
        writing(() -> conflicts().put(conflict));

        writing(() -> conflicts().put(grown));

        assertThat(conflicts().open()).containsExactly(grown);
        assertThat(grown.entries()).hasSize(2);
    }

    @Test
    void knowsOneNoMoreThatIsResolved() {
        Conflict resolved = ConflictSamples.conflict(JOURNAL, NOW);
        Conflict open = ConflictSamples.conflict(JOURNAL, NOW.plusSeconds(1));
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
        Conflict before = ConflictSamples.conflict(JOURNAL, NOW);
        writing(() -> conflicts().put(before));

        assertThatThrownBy(() -> write(() -> {
                    conflicts().put(ConflictSamples.conflict(JOURNAL, NOW));
                    conflicts().resolve(before.id(), Side.MINE, NOW, "ben");
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");

        assertThat(conflicts().open()).containsExactly(before);
    }

    private ConflictRepository conflicts() {
        return ports().conflicts();
    }
}
