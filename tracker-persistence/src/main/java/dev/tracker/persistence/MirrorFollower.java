package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a mirror as its database is: copies all of it at first, and then what the change log tells. It
 * leaves the mirror alone while changes wait there for the database. Safe for several threads and for
 * several processes on one mirror.
 */
final class MirrorFollower {

    /** A record with a log no longer than this is copied within a second or so. */
    private static final long QUICK_COPY = 5_000;

    private final Mirror mirror;
    private final BooleanSupplier waiting;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong begun = new AtomicLong();
    private volatile long done;
    private volatile boolean copiesAll;
    private volatile boolean missed;

    /** @param waiting whether changes wait in the mirror for the database */
    MirrorFollower(Mirror mirror, BooleanSupplier waiting) {
        this.mirror = mirror;
        this.waiting = waiting;
    }

    /**
     * Brings the mirror to where the database is at some moment after this call began, however much there
     * is to copy. Callers that come while another is at it share the next one's work.
     *
     * @throws DatabaseException if the database or the mirror refuses
     */
    void follow(Sessions database) {
        follow(database, Long.MAX_VALUE);
    }

    /** The same for a call that is waited for: the copy of a large record is left to whoever has the time. */
    void followQuickly(Sessions database) {
        if (copiesAll) {
            // The copy is of a moment before the call: it is followed up as soon as it is made.
            missed = true;
        } else {
            follow(database, QUICK_COPY);
        }
    }

    /** Does what calls that are waited for leave undone. */
    void tidy() {
        if (mirror.exists()) {
            mirror.checkpoint();
        }
    }

    private void follow(Sessions database, long largestCopy) {
        long mine = begun.incrementAndGet();
        turn.lock();
        try {
            if (done >= mine) {
                return;
            }
            long upTo = begun.get();
            try {
                catchUp(database, largestCopy);
            } catch (DatabaseException e) {
                if (!SqlErrors.isDamaged(e)) {
                    throw e;
                }
                mirror.discard();
                catchUp(database, largestCopy);
            }
            if (missed) {
                missed = false;
                catchUp(database, largestCopy);
            }
            done = upTo;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Copies the record anew over a mirror in which changes waited that the database has by now.
     *
     * @param first done when nobody can change the mirror any more
     * @param settled asked when nobody can change the mirror any more: whether it may be replaced; it
     *     empties the journal then, which takes effect with the copy
     * @return whether that was done
     */
    boolean replace(Sessions database, Runnable first, BooleanSupplier settled) {
        turn.lock();
        try {
            return mirror.copying().write(WriteScope.STRUCTURE, () -> {
                first.run();
                return copyAll(database, settled);
            });
        } finally {
            turn.unlock();
        }
    }

    private void catchUp(Sessions database, long largestCopy) {
        while (!waiting.getAsBoolean()) {
            MirrorState state = mirror.state(mirror.copying());
            if (state == null) {
                copyUpTo(largestCopy, database);
                return;
            }
            Instant now = mirror.now();
            Map<String, @Nullable Object> changed = database.with(
                            MirroredMapper.class, mapper -> mapper.changed(MirrorSql.CHANGED, state.lastSeq()))
                    .object();
            long end = number(changed, "last_seq");
            if (isOtherHistory(state, changed) || (isSilent(changed) && end > state.lastSeq())) {
                copyUpTo(largestCopy, database);
                return;
            }
            if (apply(state, changed, now) >= end) {
                return;
            }
        }
    }

    /** Whether the database was replaced by another, or by an older state of itself. */
    private static boolean isOtherHistory(MirrorState state, Map<String, @Nullable Object> changed) {
        boolean isOther =
                state.recordId() != null && !state.recordId().toString().equals(changed.get("record_id"));
        return isOther
                || (state.lastSeq() > 0 && !String.valueOf(changed.get("known")).equals(state.lastRequestId()));
    }

    /** Whether no entry stands next in the log: it may go on behind a gap, after an import. */
    private static boolean isSilent(Map<String, @Nullable Object> changed) {
        return rows(changed, MirrorTable.CHANGES).isEmpty();
    }

    /** Applies what changed since a state, unless another process was first; says how far the mirror is then. */
    private long apply(MirrorState from, Map<String, @Nullable Object> changed, Instant at) {
        return mirror.copying().write(WriteScope.ROWS, () -> {
            MirrorState now = mirror.state(mirror.copying());
            if (now == null || now.lastSeq() != from.lastSeq() || waiting.getAsBoolean()) {
                return now == null ? 0 : now.lastSeq();
            }
            MirrorState reached = reached(from, changed, at);
            mirror.copying().with(MirrorMapper.class, mapper -> put(mapper, changed) + mapper.putState(reached));
            return reached.lastSeq();
        });
    }

    private static MirrorState reached(MirrorState from, Map<String, @Nullable Object> changed, Instant at) {
        UUID recordId = UUID.fromString(String.valueOf(changed.get("record_id")));
        List<?> entries = rows(changed, MirrorTable.CHANGES);
        if (entries.isEmpty()) {
            return new MirrorState(
                    from.record(), recordId, from.lastSeq(), from.lastRequestId(), at, from.archivedCount());
        }
        Map<?, ?> last = (Map<?, ?>) entries.get(entries.size() - 1);
        long archived =
                changed.get("archived_count") instanceof Number count ? count.longValue() : from.archivedCount();
        return new MirrorState(
                from.record(), recordId, number(last, "seq"), String.valueOf(last.get("request_id")), at, archived);
    }

    private static int put(MirrorMapper mapper, Map<String, @Nullable Object> changed) {
        if (!isSilent(changed)) {
            putChanged(mapper, changed);
        }
        return changed.get("leases") instanceof List<?> leases ? mapper.renewLeases(JsonText.of(leases)) : 0;
    }

    private static void putChanged(MirrorMapper mapper, Map<String, @Nullable Object> changed) {
        mapper.referLater();
        List<String> items = ids(changed.get(MirrorTable.IDENTITIES.table()));
        if (!items.isEmpty()) {
            JsonText ids = JsonText.of(items);
            mapper.removeLabels(ids);
            mapper.removeDependencies(ids);
            mapper.removeArchived(ids);
        }
        if (changed.get("gone") instanceof List<?> gone && !gone.isEmpty()) {
            mapper.removeItems(JsonText.of(gone));
        }
        List<String> enhancements = ids(changed.get(MirrorTable.ENHANCEMENTS.table()));
        if (!enhancements.isEmpty()) {
            mapper.removeNeeds(JsonText.of(enhancements));
        }
        if (changed.get(MirrorTable.CONFLICTS.table()) != null) {
            mapper.removeConflicts();
        }
        for (MirrorTable table : MirrorTable.values()) {
            List<?> rows = rows(changed, table);
            if (!rows.isEmpty()) {
                mapper.put(table, JsonText.of(rows));
            }
        }
        List<?> live = rows(changed, MirrorTable.ITEMS);
        if (!live.isEmpty()) {
            mapper.putTexts(MirrorCopy.texts(live));
        }
    }

    private void copyUpTo(long largest, Sessions database) {
        LogEndRow end = database.with(MirroredMapper.class, MirroredMapper::end);
        if (end.lastSeq() <= largest) {
            copyAll(database, () -> !waiting.getAsBoolean());
        }
    }

    /** Copies the whole record as it is at one moment. */
    private boolean copyAll(Sessions database, BooleanSupplier allowed) {
        copiesAll = true;
        try {
            return new MirrorCopy(mirror).ofDatabase(database, allowed);
        } finally {
            copiesAll = false;
        }
    }

    private static List<?> rows(Map<String, @Nullable Object> changed, MirrorTable table) {
        return changed.get(table.table()) instanceof List<?> rows ? rows : List.of();
    }

    private static List<String> ids(@Nullable Object rows) {
        List<String> ids = new ArrayList<>();
        if (rows instanceof List<?> list) {
            for (Object row : list) {
                ids.add(String.valueOf(((Map<?, ?>) row).get("id")));
            }
        }
        return ids;
    }

    private static long number(Map<?, ?> tree, String name) {
        return tree.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
