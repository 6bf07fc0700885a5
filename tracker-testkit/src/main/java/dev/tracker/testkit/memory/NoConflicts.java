package dev.tracker.testkit.memory;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The conflicts of a record in memory: it is never away, so that no write waits for it and none comes too late. */
final class NoConflicts implements ConflictRepository {

    @Override
    public List<Conflict> open() {
        return List.of();
    }

    @Override
    public long countOpen() {
        return 0;
    }

    @Override
    public List<Conflict> openOf(UUID journalId) {
        return List.of();
    }

    @Override
    public Optional<Conflict> findOpenForUpdate(UUID id) {
        return Optional.empty();
    }

    @Override
    public void put(Conflict conflict) {
        throw new IllegalStateException("a record in memory has no journal that a conflict could come from");
    }

    @Override
    public void resolve(UUID id, Side kept, Instant at, String by) {
        throw new IllegalStateException("a record in memory has no conflict " + id);
    }
}
