package dev.tracker.persistence;

import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.EntityType;
import java.util.List;

/** Keeps the change log by MyBatis. */
final class MyBatisChangeLog implements ChangeLog {

    private final RecordSessions sessions;

    MyBatisChangeLog(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void append(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        JsonText entries = JsonText.of(changes.stream().map(ChangeRow::entry).toList());
        sessions.with(ChangeLogMapper.class, mapper -> mapper.append(entries, changes.size()));
    }

    @Override
    public List<Change> list(ChangeQuery query) {
        return sessions
                .with(
                        ChangeLogMapper.class,
                        mapper -> mapper.list(
                                query.sinceSeq(),
                                query.since(),
                                query.entityType(),
                                TextFilter.equal(query.entityId()),
                                TextFilter.equal(query.actor()),
                                query.limit() + 1))
                .stream()
                .map(ChangeRow::toChange)
                .toList();
    }

    @Override
    public List<Change> ofDependencies(String itemId) {
        return sessions.with(ChangeLogMapper.class, mapper -> mapper.ofDependencies(itemId)).stream()
                .map(ChangeRow::toChange)
                .toList();
    }

    @Override
    public List<String> changedFieldsSince(EntityType type, String entityId, long version) {
        return sessions.with(ChangeLogMapper.class, mapper -> mapper.changedFieldsSince(type, entityId, version));
    }
}
