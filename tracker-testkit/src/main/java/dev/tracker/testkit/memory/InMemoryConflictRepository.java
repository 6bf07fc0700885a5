package dev.tracker.testkit.memory;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.Side;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryConflictRepository implements ConflictRepository {

    private static final Comparator<Conflict> OLDEST_FIRST = Comparator.comparing(Conflict::recordedAt)
            .thenComparing(conflict -> conflict.id().toString());

    private final InMemoryUnitOfWork units;

    InMemoryConflictRepository(InMemoryUnitOfWork units) {
        this.units = units;
    }

    @Override
    public List<Conflict> open() {
        return units.ask(state -> openIn(state).sorted(OLDEST_FIRST).toList());
    }

    @Override
    public long countOpen() {
        return units.ask(state -> openIn(state).count());
    }

    @Override
    public List<Conflict> openOf(UUID journalId) {
        return units.ask(state -> openIn(state)
                .filter(conflict -> conflict.journalId().equals(journalId))
                .sorted(OLDEST_FIRST)
                .toList());
    }

    @Override
    public Optional<Conflict> findOpenForUpdate(UUID id) {
        return units.ask(state ->
                openIn(state).filter(conflict -> conflict.id().equals(id)).findAny());
    }

    @Override
    public void put(Conflict conflict) {
        units.change(
                state -> state.conflicts.merge(conflict.id(), StoredConflict.open(conflict), StoredConflict::joinedBy));
    }

    @Override
    public void resolve(UUID id, Side kept, Instant at, String by) {
        units.change(state -> Optional.ofNullable(
                state.conflicts.computeIfPresent(id, (same, stored) -> stored.resolved(kept, at, by))));
    }

    private static Stream<Conflict> openIn(State state) {
        return state.conflicts.values().stream().filter(StoredConflict::isOpen).map(StoredConflict::conflict);
    }
}
