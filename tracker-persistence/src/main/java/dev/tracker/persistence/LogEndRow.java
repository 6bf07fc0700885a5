package dev.tracker.persistence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a record's change log ends.
 *
 * @param requestId of the last entry; null where there is none
 * @param recordId the record's id
 * @param archived how many items the archive holds
 */
record LogEndRow(long lastSeq, @Nullable String requestId, UUID recordId, long archived) {}
