package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A database that is never asked, because nothing that the user trusts names it.
 *
 * @param hasFallback whether something else may serve in its place
 */
record RefusedDatabase(Untrusted untrusted, boolean hasFallback) implements MainDatabase {

    @Override
    public <T extends @Nullable Object> T call(Function<Sessions, T> call) {
        throw untrusted.refusal();
    }

    @Override
    public boolean isGivenUpFor(DatabaseException refusal) {
        return hasFallback;
    }

    @Override
    public boolean isServing() {
        return false;
    }

    @Override
    public String reason() {
        return "The database is not asked.";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
