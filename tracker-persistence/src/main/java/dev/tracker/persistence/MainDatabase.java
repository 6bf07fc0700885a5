package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The database that a project's record belongs in, and whether calls go to it. */
interface MainDatabase extends AutoCloseable {

    /**
     * Makes a call on the database, where calls go to it.
     *
     * @throws DatabaseException if the database refuses, or is away
     */
    <T extends @Nullable Object> T call(Function<Sessions, T> call);

    /**
     * Makes a call that writes, and so may make the record where none is.
     *
     * @throws DatabaseException as {@link #call}
     */
    default <T extends @Nullable Object> T write(Function<Sessions, T> call) {
        return call(call);
    }

    /** Whether a refusal means that the database is away, so that something else may serve. */
    boolean isGivenUpFor(DatabaseException refusal);

    /** Whether a refusal of a write means that something else may keep it. */
    default boolean isGivenUpForWriting(DatabaseException refusal) {
        return isGivenUpFor(refusal);
    }

    /** Whether calls go to the database. */
    boolean isServing();

    /** Whether the last call found that the database answers, but cannot be used until somebody acts. */
    default boolean isUnusable() {
        return false;
    }

    /** Why calls do not go to the database, as a sentence. */
    String reason();

    @Override
    void close();
}
