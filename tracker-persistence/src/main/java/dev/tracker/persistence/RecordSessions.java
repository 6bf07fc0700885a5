package dev.tracker.persistence;

import dev.tracker.core.transaction.WriteScope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Access to a record for repositories: to one database, or to whatever serves in its place. The work
 * that is given may be done more than once, and must touch nothing but the record. Safe for several
 * threads.
 */
interface RecordSessions {

    /** The dialect of the record that serves: within a unit of work that of the unit. */
    Dialect dialect();

    /** Whether the running call is served by the database that the record belongs in, and not in its place. */
    boolean isDatabase();

    /** Whether the running call is served by the whole record: the database, or a mirror of it that was ever filled. */
    boolean isWhole();

    /**
     * Runs statements of one mapper: in the thread's unit of work, or, where none runs, each in a
     * transaction of its own.
     *
     * @throws dev.tracker.core.error.DatabaseException if the database refuses one
     */
    <M, R extends @Nullable Object> R with(Class<M> mapper, Function<? super M, ? extends R> work);

    /** Runs {@code work} on one snapshot, that of the running unit of work where there is one. */
    <T extends @Nullable Object> T read(Supplier<T> work);

    /** Runs {@code work} so that all that it writes is kept, or nothing. */
    <T extends @Nullable Object> T write(WriteScope scope, Supplier<T> work);
}
