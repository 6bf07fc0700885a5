package dev.tracker.persistence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a mirror is.
 *
 * @param record which record it is of
 * @param lastSeq the last entry of the change log that it has
 * @param lastRequestId of that entry, by which another history is told apart
 * @param refreshedAt when it was last as the database
 * @param archivedCount how many items the archive held then
 */
record MirrorState(
        String record, long lastSeq, @Nullable String lastRequestId, Instant refreshedAt, long archivedCount) {}
