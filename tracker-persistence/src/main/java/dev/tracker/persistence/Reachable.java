package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.time.Duration;
import java.util.Optional;

/** A database that may be away. Making one visits nothing; its tables are looked at when it is first reached. */
interface Reachable extends AutoCloseable {

    /**
     * The record, whose tables are there.
     *
     * @throws DatabaseException if the database does not answer, is another program's or a newer version's
     */
    Sessions sessions();

    /**
     * The version of its tables, which this looks at without making them; none where there are none.
     *
     * @throws DatabaseException if the database does not answer
     */
    Optional<Integer> schemaVersion();

    /** Whether it was reached. */
    boolean isKnown();

    /** Whether it answers, and takes changes, on a connection of its own within this time. */
    boolean answers(Duration patience);

    /** Cuts what connections there are, so that whoever waits on one fails now. The next call connects anew. */
    void abandon();

    @Override
    void close();
}
