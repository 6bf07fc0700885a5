package dev.tracker.persistence;

import org.jspecify.annotations.Nullable;

/**
 * Where a record's change log ends.
 *
 * @param requestId of the last entry; null where there is none
 * @param archived how many items the archive holds
 */
record LogEndRow(long lastSeq, @Nullable String requestId, long archived) {}
