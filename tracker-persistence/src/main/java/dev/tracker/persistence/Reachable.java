package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A database that may be unavailable. Construction opens no connection; the tables are checked on first use. */
interface Reachable extends AutoCloseable {

    /** How long a call waits without a sign of life before the database is asked for one. */
    Duration DOUBT = Duration.ofMillis(300);

    /**
     * The record, whose tables are there.
     *
     * @throws DatabaseException if the database does not answer, is another program's or a newer version's
     */
    Sessions sessions();

    /**
     * The same for a write, which may make the record where none is.
     *
     * @throws DatabaseException as {@link #sessions}
     */
    default Sessions forWriting() {
        return sessions();
    }

    /**
     * The version of its tables, which this looks at without making them; none where there are none.
     *
     * @throws DatabaseException if the database does not answer
     */
    Optional<Integer> schemaVersion();

    /** Whether it was reached. */
    boolean isKnown();

    /**
     * Asks whether it answers, and takes changes, on a connection of its own. A database that is slow is waited for as
     * long as it shows signs of life.
     *
     * @param patience how many times the usual patience
     * @param isNeeded asked now and then: whether anybody still wants to know
     */
    boolean answers(int patience, BooleanSupplier isNeeded);

    /**
     * Asks whether it lives, for calls that wait for it: so does one that only takes no further connection.
     *
     * @param isNeeded asked now and then: whether anybody still wants to know
     */
    default boolean isAlive(BooleanSupplier isNeeded) {
        return answers(1, isNeeded);
    }

    /** Returns the number of signs of life so far, on any connection. */
    default long signs() {
        return 0;
    }

    /** Whether a thread waits for an answer at this moment; true where that is not known. */
    default boolean isAwaited() {
        return true;
    }

    /** Returns how long a call waits without a sign of life before {@link #answers} is asked. */
    default Duration doubt() {
        return DOUBT;
    }

    /** Cuts what connections there are, so that whoever waits on one fails now. The next call connects anew. */
    void abandon();

    @Override
    void close();
}
