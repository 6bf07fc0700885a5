package dev.tracker.persistence;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.ConflictRepository;
import dev.tracker.core.availability.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps conflicts by MyBatis. */
final class MyBatisConflictRepository implements ConflictRepository {

    private final RecordSessions sessions;

    MyBatisConflictRepository(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Conflict> open() {
        return conflicts(sessions.with(ConflictMapper.class, ConflictMapper::open));
    }

    @Override
    public long countOpen() {
        return sessions.with(ConflictMapper.class, ConflictMapper::countOpen);
    }

    @Override
    public List<Conflict> openOf(UUID journalId) {
        return conflicts(sessions.with(ConflictMapper.class, mapper -> mapper.openOf(journalId)));
    }

    @Override
    public Optional<Conflict> findOpenForUpdate(UUID id) {
        ConflictRow row = sessions.<ConflictMapper, @Nullable ConflictRow>with(
                ConflictMapper.class, mapper -> mapper.lockOpen(id));
        return Optional.ofNullable(row).map(ConflictRow::toConflict);
    }

    @Override
    public void put(Conflict conflict) {
        sessions.with(ConflictMapper.class, mapper -> mapper.put(ConflictRow.of(conflict)));
    }

    @Override
    public void resolve(UUID id, Side kept, Instant at, String by) {
        sessions.with(ConflictMapper.class, mapper -> mapper.resolve(id, kept, at, by));
    }

    private static List<Conflict> conflicts(List<ConflictRow> rows) {
        return rows.stream().map(ConflictRow::toConflict).toList();
    }
}
