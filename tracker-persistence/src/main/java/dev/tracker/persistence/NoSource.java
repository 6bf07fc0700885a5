package dev.tracker.persistence;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An empty record, made when it is first needed, for when nothing else can answer. Safe for several threads. */
final class NoSource implements Supplier<RecordSessions>, AutoCloseable {

    private @Nullable MemoryRecord record;

    @Override
    public synchronized RecordSessions get() {
        if (record == null) {
            record = new MemoryRecord();
        }
        return record.sessions();
    }

    @Override
    public synchronized void close() {
        if (record != null) {
            record.close();
        }
    }
}
