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
    private final JournalGuard guard;

    /** @param guard tells which entries are this machine's and for this record: others do not count */
    MyBatisJournal(RecordSessions sessions, JournalGuard guard) {
        this.sessions = sessions;
        this.guard = guard;
    }

    /** Appends a write to the journal in the running unit of work of the mirror, and returns it as it stands there. */
    SealedEntry append(Written write) {
        JsonText entities = JsonText.of(entities(write));
        return sessions.with(JournalMapper.class, mapper -> {
            mapper.open(UUID.randomUUID());
            UUID id = Objects.requireNonNull(mapper.id(), "opened");
            mapper.answer(entities);
            List<BaseVersion> bases =
                    mapper.bases(entities).stream().map(BaseRow::toBase).toList();
            SealedEntry entry = guard.seal(new JournalEntry(0, id, write, bases), mapper.lastPlace());
            mapper.append(write.requestId(), write.at(), entry.text());
            return entry;
        });
    }

    /** Takes over entries that another place held, those that are not here, as ones that wait. */
    void adopt(List<SealedEntry> entries) {
        sessions.write(
                WriteScope.ROWS,
                () -> sessions.with(JournalMapper.class, mapper -> {
                    entries.forEach(entry -> adopt(entry, mapper));
                    return true;
                }));
    }

    private static void adopt(SealedEntry sealed, JournalMapper mapper) {
        JournalEntry entry = sealed.entry();
        mapper.open(entry.journalId());
        if (mapper.append(entry.requestId(), entry.write().at(), sealed.text()) == 1) {
            mapper.answer(JsonText.of(entities(entry.write())));
        }
    }

    /**
     * Puts entries aside that do not count.
     *
     * @return how many
     */
    int screen() {
        return sessions.write(
                WriteScope.ROWS,
                () -> sessions.with(JournalMapper.class, mapper -> {
                    List<JournalRow> foreign = mapper.waiting().stream()
                            .filter(row -> guard.admit(row.entry()).isEmpty())
                            .toList();
                    if (!foreign.isEmpty()) {
                        makeHeld();
                    }
                    foreign.forEach(row -> {
                        mapper.hold(row.number());
                        mapper.remove(row.number());
                    });
                    return foreign.size();
                }));
    }

    private void makeHeld() {
        sessions.with(MirrorMapper.class, mapper -> {
            mapper.makeHeld();
            return true;
        });
    }

    /** Takes entries back that were put aside, those that count by now; whether there were any. */
    boolean takeBack() {
        List<JournalRow> held = held();
        if (held.stream().noneMatch(row -> guard.admit(row.entry()).isPresent())) {
            return false;
        }
        return sessions.write(
                WriteScope.ROWS,
                () -> sessions.with(JournalMapper.class, mapper -> {
                    for (JournalRow row : mapper.held()) {
                        guard.admit(row.entry()).ifPresent(entry -> {
                            adopt(entry, mapper);
                            mapper.release(row.number());
                        });
                    }
                    return true;
                }));
    }

    /** The entries that were put aside. */
    List<JournalRow> held() {
        return sessions.with(JournalMapper.class, JournalMapper::held);
    }

    /** The entries that were put aside, and those that are about to be. */
    List<JournalRow> heldOrForeign() {
        List<JournalRow> rows = new ArrayList<>(held());
        sessions.with(JournalMapper.class, JournalMapper::waiting).stream()
                .filter(row -> guard.admit(row.entry()).isEmpty())
                .forEach(rows::add);
        return rows;
    }

    /** Lets entries go that were put aside, in the running unit of work or in one of its own. */
    void release(List<JournalRow> rows) {
        sessions.write(
                WriteScope.ROWS,
                () -> sessions.with(JournalMapper.class, mapper -> {
                    rows.forEach(row -> mapper.release(row.number()));
                    return true;
                }));
    }

    /** The highest place that is taken. */
    long lastPlace() {
        return sessions.with(JournalMapper.class, JournalMapper::lastPlace);
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

    /** Whether a write is here and waits. */
    boolean holds(UUID request) {
        return sessions.with(JournalMapper.class, mapper -> mapper.isWaiting(request));
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
        List<JournalRow> rows = sessions.with(JournalMapper.class, JournalMapper::waiting);
        List<JournalEntry> mine = entries(rows);
        if (mine.size() < rows.size()) {
            screen();
        }
        return mine;
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

    private List<JournalEntry> entries(List<JournalRow> rows) {
        List<JournalEntry> entries = new ArrayList<>();
        rows.forEach(row -> guard.admit(row.entry()).ifPresent(read -> entries.add(row.toEntry(read.entry()))));
        return entries;
    }
}
