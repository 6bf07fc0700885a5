package dev.tracker.persistence;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a mirror is.
 *
 * @param record which record it is of, by name
 * @param recordId the id of that record; null where an earlier version of this program filled the mirror
 * @param lastSeq the last entry of the change log that it has
 * @param lastRequestId of that entry, by which another history is told apart
 * @param refreshedAt when it was last as the database
 * @param archivedCount how many items the archive held then
 */
record MirrorState(
        String record,
        @Nullable UUID recordId,
        long lastSeq,
        @Nullable String lastRequestId,
        Instant refreshedAt,
        long archivedCount) {

    /** As a mirror holds it. */
    static MirrorState of(Map<String, @Nullable Object> tree) {
        return new MirrorState(
                String.valueOf(tree.get("record")),
                tree.get("record_id") instanceof String id ? UUID.fromString(id) : null,
                number(tree, "last_seq"),
                tree.get("last_request_id") instanceof String id ? id : null,
                Instant.parse(String.valueOf(tree.get("refreshed_at"))),
                number(tree, "archived_count"));
    }

    private static long number(Map<String, @Nullable Object> tree, String name) {
        return tree.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
