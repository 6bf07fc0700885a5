package dev.tracker.persistence;

import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.SyncNews;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.error.DatabaseException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the project's writes while its database is away, and brings them to it when it is back. A write is
 * done on the mirror then, from its beginning, and keeps itself there as its last statement. Safe for
 * several threads and, by its own means, for several processes of one project.
 */
interface OfflineWrites extends SyncNews, AutoCloseable {

    /**
     * Whether changes wait for the database, of whichever process: then the project's reads come from the
     * mirror and its writes go there, also while the database answers. Asked at every call, so it is cheap.
     */
    boolean isWaiting();

    /**
     * Does a write on the mirror and keeps it for the database: because that is away, or others wait. One
     * whose commit was under way when the connection broke comes here too, under the same request's id:
     * whether it was done shows at the replay. Notes in the current {@link
     * dev.tracker.core.availability.Observation} where it was kept.
     *
     * @param unit the write as a unit of work on whichever record it is given
     * @throws DatabaseException if nothing takes it
     */
    <T extends @Nullable Object> T write(Unit<T> unit);

    /** A write that can be done on one record or another. */
    @FunctionalInterface
    interface Unit<T extends @Nullable Object> {

        /**
         * Does it on a record.
         *
         * @param answered told what the write answers, before it is kept
         */
        T on(Sessions record, Consumer<T> answered);
    }

    /** Keeps what a write says of itself as its last statement; for a write on the database there is nothing to keep. */
    WriteJournal journal();

    /**
     * Brings what waits to the database, which answers again. Called in the background before calls go to
     * the database, and by a command line that finds changes waiting. Another process may be at it: then
     * this waits for it.
     *
     * @return whether nothing waits any more
     * @throws DatabaseException if the database is away again
     */
    boolean replay(Sessions database);

    /** Whether changes were put aside because they do not count, as far as this process knows. */
    default boolean holds() {
        return false;
    }

    /** Takes changes back that were put aside because they were for another record, where the database is that by now. */
    default void takeBack(Sessions database) {
        // Nothing is put aside.
    }

    /** What there is to say of changes that wait and are not brought to the database. */
    default List<Warning> heldWarnings() {
        return List.of();
    }

    /** How many changes wait since when, and how many conflicts are open, as far as is known here. */
    AvailabilityState counts();

    @Override
    void close();

    /** Takes no writes: without a fallback the database alone does. */
    OfflineWrites REFUSED = new OfflineWrites() {

        @Override
        public boolean isWaiting() {
            return false;
        }

        @Override
        public <T extends @Nullable Object> T write(Unit<T> unit) {
            throw new DatabaseException(
                    SqlErrors.WRITE, "The database is away, and nothing takes changes for it. Try again later.", null);
        }

        @Override
        public WriteJournal journal() {
            return WriteJournal.NONE;
        }

        @Override
        public boolean replay(Sessions database) {
            return true;
        }

        @Override
        public List<Warning> warnings() {
            return List.of();
        }

        @Override
        public @Nullable Instant lastSyncAt() {
            return null;
        }

        @Override
        public AvailabilityState counts() {
            return AvailabilityState.ONLINE;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
}
