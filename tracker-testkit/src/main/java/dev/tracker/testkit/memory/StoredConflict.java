package dev.tracker.testkit.memory;

import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.availability.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conflict as it is kept.
 *
 * @param kept the side that somebody chose; null while it is open, as is the rest then
 */
record StoredConflict(
        Conflict conflict,
        @Nullable Side kept,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    /** One that nobody has resolved, its values in the form in which a database gives them back. */
    static StoredConflict open(Conflict conflict) {
        return new StoredConflict(
                new Conflict(
                        conflict.id(),
                        conflict.journalId(),
                        conflict.entity(),
                        conflict.touched(),
                        PlainForm.of(conflict.mine()),
                        PlainForm.of(conflict.theirs()),
                        conflict.reason(),
                        conflict.actor(),
                        conflict.recordedAt(),
                        conflict.entries().stream()
                                .map(entry -> JournalEntry.of(PlainForm.of(entry.toTree())))
                                .toList()),
                null,
                null,
                null);
    }

    boolean isOpen() {
        return kept == null;
    }

    /** The same with what a later entry of its journal added. */
    StoredConflict joinedBy(StoredConflict later) {
        Conflict more = later.conflict;
        return new StoredConflict(
                new Conflict(
                        conflict.id(),
                        conflict.journalId(),
                        conflict.entity(),
                        more.touched(),
                        more.mine(),
                        more.theirs(),
                        conflict.reason(),
                        conflict.actor(),
                        conflict.recordedAt(),
                        more.entries()),
                kept,
                resolvedAt,
                resolvedBy);
    }

    StoredConflict resolved(Side side, Instant at, String by) {
        return new StoredConflict(conflict, side, at, by);
    }
}
