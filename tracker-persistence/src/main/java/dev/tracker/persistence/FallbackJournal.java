package dev.tracker.persistence;

import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.change.Written;
import java.util.function.Supplier;

/**
 * Keeps the writes that something else than the database serves.
 *
 * @param sessions what serves the running call
 * @param taking keeps a write within its unit of work on the mirror
 */
record FallbackJournal(RecordSessions sessions, WriteJournal taking) implements WriteJournal {

    @Override
    public void begin(String operation) {
        if (!sessions.isDatabase()) {
            taking.begin(operation);
        }
    }

    @Override
    public void note(Supplier<Written> write) {
        if (!sessions.isDatabase()) {
            taking.note(write);
        }
    }
}
