package dev.tracker.core.transaction;

import java.util.function.Supplier;

/** The boundary of a transaction. Units do not nest: a unit opened inside another joins it. */
public interface UnitOfWork {

    /**
     * Runs {@code work} so that all of its writes are kept, or none when it throws.
     *
     * @param scope what the work may touch beyond the rows that it names
     */
    <T> T write(WriteScope scope, Supplier<T> work);

    /** Runs {@code work} so that all of its reads see the record at one moment. Takes no write lock. */
    <T> T read(Supplier<T> work);
}
