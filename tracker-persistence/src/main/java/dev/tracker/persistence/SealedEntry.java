package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits for the database, with what ties it to its place.
 *
 * @param text the whole, as a JSON object; what this machine wrote carries its proof
 * @param place later changes of the machine have higher ones
 * @param recordId the id of the record that it is for; null where that was not known, or an earlier version of this
 *     program wrote it
 * @param record the name of that record; null where an earlier version of this program wrote it
 */
record SealedEntry(
        String text,
        JournalEntry entry,
        long place,
        @Nullable UUID recordId,
        @Nullable String record) {

    UUID requestId() {
        return entry.requestId();
    }
}
