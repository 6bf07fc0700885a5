package dev.tracker.persistence;

import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.error.DatabaseException;

/**
 * Takes the project's writes while its database is away, and brings them to it when it is back. A write is
 * done on the mirror then, from its beginning, and keeps itself there as its last statement. Safe for
 * several threads and, by its own means, for several processes of one project.
 */
interface OfflineWrites extends AutoCloseable {

    /**
     * Whether changes wait for the database, of whichever process: then the project's reads come from the
     * mirror and its writes go there, also while the database answers. Asked at every call, so it is cheap.
     */
    boolean isWaiting();

    /**
     * Lets a write go to the mirror: because the database is away, or others wait. One whose commit was
     * under way when the connection broke comes here too, under the same request's id: whether it was done
     * shows at the replay.
     *
     * @throws DatabaseException if nothing takes it
     */
    void admit();

    /**
     * Brings what waits to the database, which answers again. Called in the background before calls go to
     * the database, and by a command line that finds changes waiting. Another process may be at it: then
     * this waits for it, or leaves it to it.
     *
     * @return whether nothing waits any more
     */
    boolean replay();

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
        public void admit() {
            throw new DatabaseException(
                    SqlErrors.WRITE, "The database is away, and nothing takes changes for it. Try again later.", null);
        }

        @Override
        public boolean replay() {
            return true;
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
