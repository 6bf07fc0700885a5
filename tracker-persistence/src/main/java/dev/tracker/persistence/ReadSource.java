package dev.tracker.persistence;

import dev.tracker.core.availability.Source;
import dev.tracker.core.error.DatabaseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One of those that are asked in turn while the database is away. */
interface ReadSource {

    /** Which it is. */
    Source source();

    /** What it can serve now. Never fails: what it cannot do, it says. */
    Offer offer();

    /** Is told that a read of what it offered was refused. */
    default void failed(DatabaseException refusal) {
        // Most can do no more than be asked again.
    }

    /** What a source can serve. */
    sealed interface Offer {

        /**
         * A record to read from.
         *
         * @param age how old the data is; null where that is not known
         * @param description what it is and how old, as a part of a sentence
         * @param isStale it is older than it should be
         * @param isWhole it is the whole record
         */
        record Serving(
                RecordSessions sessions, @Nullable Duration age, String description, boolean isStale, boolean isWhole)
                implements Offer {}

        /**
         * Nothing now.
         *
         * @param reason why it cannot serve, as a part of a sentence
         */
        record None(String reason) implements Offer {}
    }
}
