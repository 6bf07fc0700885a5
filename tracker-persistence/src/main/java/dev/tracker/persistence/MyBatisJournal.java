package dev.tracker.persistence;

import dev.tracker.core.availability.BaseVersion;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.OfflineJournal;
import dev.tracker.core.availability.Outcome;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.Written;
import dev.tracker.core.transaction.WriteScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The journal in a mirror's SQLite file, so that an entry is there when and only when the mirror has its changes. */
final class MyBatisJournal implements OfflineJournal {

    private final RecordSessions sessions;

    MyBatisJournal(RecordSessions sessions) {
        this.sessions = sessions;
    }

    /** Appends a write to the journal in the running unit of work of the mirror, and returns it as it stands there. */
    JournalEntry append(Written write) {
        JsonText entities = JsonText.of(entities(write));
        return sessions.with(JournalMapper.class, mapper -> {
            mapper.open(UUID.randomUUID());
            UUID id = Objects.requireNonNull(mapper.id(), "opened");
            mapper.answer(entities);
            List<BaseVersion> bases =
                    mapper.bases(entities).stream().map(BaseRow::toBase).toList();
            JournalEntry entry = new JournalEntry(0, id, write, bases);
            mapper.append(write.requestId(), write.at(), JsonText.of(entry.toTree()));
            return entry;
        });
    }

    /** Takes over entries that another place held, those that are not here, as ones that wait. */
    void adopt(List<JournalEntry> entries) {
        sessions.write(
                WriteScope.ROWS,
                () -> sessions.with(JournalMapper.class, mapper -> {
                    entries.forEach(entry -> adopt(entry, mapper));
                    return true;
                }));
    }

    private static void adopt(JournalEntry entry, JournalMapper mapper) {
        mapper.open(entry.journalId());
        UUID id = Objects.requireNonNull(mapper.id(), "opened");
        JournalEntry own = new JournalEntry(0, id, entry.write(), entry.bases());
        if (mapper.append(own.requestId(), own.write().at(), JsonText.of(own.toTree())) == 1) {
            mapper.answer(JsonText.of(entities(own.write())));
        }
    }

    /** A service counts one up from what the mirror had. */
    private static List<Map<String, Object>> entities(Written write) {
        List<Map<String, Object>> entities = new ArrayList<>();
        for (Change change : write.changes()) {
            if (change.version() != null) {
                entities.add(Map.of(
                        "entity_type", change.entityType().code(),
                        "entity_id", change.entityId(),
                        "base", change.version() - 1,
                        "answered", change.version()));
            }
        }
        return entities;
    }

    @Override
    public boolean isOpen() {
        return sessions.<JournalMapper, @Nullable UUID>with(JournalMapper.class, JournalMapper::id) != null;
    }

    @Override
    public long pending() {
        return sessions.with(JournalMapper.class, JournalMapper::countWaiting);
    }

    @Override
    public @Nullable Instant oldestPendingAt() {
        return sessions.<JournalMapper, @Nullable Instant>with(JournalMapper.class, JournalMapper::oldestWaiting);
    }

    @Override
    public List<JournalEntry> entries() {
        return entries(sessions.with(JournalMapper.class, JournalMapper::entries));
    }

    @Override
    public List<JournalEntry> waiting() {
        return entries(sessions.with(JournalMapper.class, JournalMapper::waiting));
    }

    @Override
    public void settle(JournalEntry entry, Outcome outcome) {
        sessions.write(
                WriteScope.ROWS,
                () -> sessions.with(JournalMapper.class, mapper -> mapper.settle(entry.requestId(), outcome)));
    }

    /**
     * Empties the journal if nothing in it waits.
     *
     * @param now kept as the time of the last synchronisation
     * @return false where something waits
     */
    boolean close(Instant now) {
        return sessions.write(
                WriteScope.ROWS,
                () -> sessions.with(JournalMapper.class, mapper -> {
                    if (mapper.countWaiting() > 0) {
                        return false;
                    }
                    mapper.clearEntries();
                    mapper.clearEntities();
                    mapper.close(now);
                    return true;
                }));
    }

    @Override
    public @Nullable Instant lastSyncAt() {
        return sessions.<JournalMapper, @Nullable Instant>with(JournalMapper.class, JournalMapper::lastSyncAt);
    }

    private static List<JournalEntry> entries(List<JournalRow> rows) {
        return rows.stream().map(JournalRow::toEntry).toList();
    }
}
