package dev.tracker.core.availability;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that the reader of an answer must know, though the call went well.
 *
 * @param code a word for programs, such as {@code stale_cache}
 * @param message a sentence for people and models: what it is about, and what to do
 */
public record Warning(String code, String message) {

    /** The mirror answers although its data is older than it should be. */
    public static final String STALE_CACHE = "stale_cache";

    /** The database is away, and something else answers or takes the change. */
    public static final String DATABASE_UNAVAILABLE = "database_unavailable";

    /** What was asked for is not in the part of the record that answers. */
    public static final String NOT_IN_SOURCE = "not_in_source";

    /** Nothing could answer, so that the answer is empty. */
    public static final String NO_SOURCE = "no_source";

    /** There is no record yet, so that the answer is empty. */
    public static final String NO_RECORD = "no_record";

    /** The record's file was removed or replaced while it was open; what it held is saved. */
    public static final String RECORD_REPLACED = "record_replaced";

    /** This change made the record, where none was. */
    public static final String RECORD_CREATED = "record_created";

    /** A claim that the database has still to agree to. */
    public static final String CLAIM_UNCONFIRMED = "claim_unconfirmed";

    /** Conflicts wait for somebody to choose. */
    public static final String OPEN_CONFLICTS = "open_conflicts";

    /** Settings of the project reach outside of it, and the user has not trusted them; nothing is written. */
    public static final String UNTRUSTED_SETTINGS = "untrusted_settings";

    /** People changed entries of the status file that was replaced; a copy of it is kept. */
    public static final String ENTRIES_CHANGED = "entries_changed";

    /** Whether it says that nothing could answer. */
    public boolean isNoSource() {
        return code.equals(NO_SOURCE);
    }

    /** Says that so many conflicts wait. */
    public static Warning openConflicts(long count) {
        return new Warning(
                OPEN_CONFLICTS,
                (count == 1 ? "A change" : count + " changes")
                        + " made while the database was away met others' changes. Both sides are kept: look at them with"
                        + " get_sync_status (tracker sync conflicts), and choose with resolve_conflict (tracker sync"
                        + " resolve).");
    }

    /** The tree that answers hold. */
    public Map<String, String> toTree() {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put("code", code);
        tree.put("message", message);
        return tree;
    }
}
