package dev.tracker.core.change;

import java.util.function.Supplier;

/**
 * Keeps the writes that the record's database could not take, until it can. Both methods are called in the
 * unit of work of a write.
 */
public interface WriteJournal {

    /** For a record whose database takes every write itself. */
    WriteJournal NONE = new WriteJournal() {
        @Override
        public void begin(String operation) {
            // Whatever it is, the database takes it.
        }

        @Override
        public void note(Supplier<Written> write) {
            // The database has it.
        }
    };

    /**
     * Lets a write begin.
     *
     * @param operation the class name of its command
     * @throws dev.tracker.core.error.DatabaseException if it has to wait for the database and cannot be kept
     */
    void begin(String operation);

    /** Keeps a write with the unit of work, whose last statement this is. */
    void note(Supplier<Written> write);
}
