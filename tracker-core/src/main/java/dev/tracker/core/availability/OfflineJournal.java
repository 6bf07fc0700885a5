package dev.tracker.core.availability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writes that wait for the database, in the order in which they were acknowledged. Entries that have
 * been settled stay until the whole journal is: whoever compares has to know which changes are its own.
 */
public interface OfflineJournal {

    /** Whether writes of this project go here and its reads to the mirror: there are entries, settled or not. */
    boolean isOpen();

    /** How many entries wait. */
    long pending();

    /** When the oldest entry that waits was made; null where none does. */
    @Nullable
    Instant oldestPendingAt();

    /** All entries, settled ones included, in order. */
    List<JournalEntry> entries();

    /** Those that wait, in order. */
    List<JournalEntry> waiting();

    /** Notes that the database has an entry. */
    void settle(JournalEntry entry, Outcome outcome);

    /** When the journal was last emptied, or found empty; null: never. */
    @Nullable
    Instant lastSyncAt();
}
