package dev.tracker.persistence;

/**
 * SQL that statements on work items share. In all of it {@code w} is the item and {@code k} its
 * identity.
 */
final class ItemSql {

    private static final String OWN_COLUMNS = """
            w.id, k.key, w.item_type, w.title, w.description, w.status, w.priority,
            w.assignee, w.claimed_at, w.claim_lease_minutes, w.claim_expires_at,
            ${now} > w.claim_expires_at AS claim_lapsed, w.parent_id, w.path, w.depth, w.metadata,
            w.version, w.created_at, w.created_by, w.updated_at, w.updated_by,
            ${jsonObject}(
                'labels', ${json}((
                    SELECT ${jsonList}(l.label ORDER BY l.position) FROM work_item_labels l WHERE l.item_id = w.id)),
                'git_links', ${json}((
                    SELECT ${jsonList}(${jsonObject}('kind', g.kind, 'value', g.value, 'linked_at', g.linked_at,
                                                      'linked_by', g.linked_by) ORDER BY g.position)
                      FROM work_item_git_links g WHERE g.item_id = w.id))) AS parts,
            """;

    /** A live or deleted item whole: the columns of {@link ItemRow}. */
    static final String LIVE = "SELECT " + OWN_COLUMNS + """
            w.deleted_at, CAST(NULL AS ${time}) AS archived_at, w.version AS seen_version
            FROM work_item_identities k JOIN work_items w ON w.id = k.id
            """;

    /**
     * As {@link #LIVE}, to be locked. Where the row changed while it was waited for, PostgreSQL gives the
     * new row with the labels and links, and the {@code seen_version}, of the statement's beginning.
     */
    static final String LOCKED = "SELECT " + OWN_COLUMNS + """
            w.deleted_at, CAST(NULL AS ${time}) AS archived_at,
            (SELECT s.version FROM work_items s WHERE s.id = w.id) AS seen_version
            FROM work_item_identities k JOIN work_items w ON w.id = k.id
            """;

    /** An archived item whole: the columns of {@link ItemRow}. */
    static final String ARCHIVED = "SELECT " + OWN_COLUMNS + """
            CAST(NULL AS ${time}) AS deleted_at, w.archived_at, w.version AS seen_version
            FROM work_item_identities k JOIN archived_work_items w ON w.id = k.id
            """;

    /** An item in a list's form: the columns of {@link SummaryRow}. */
    static final String SUMMARY = """
            SELECT w.id, k.key, w.version, w.item_type, w.title, w.status, w.priority, w.depth,
                   w.parent_id, w.assignee, w.updated_at, w.deleted_at
            FROM work_items w JOIN work_item_identities k ON k.id = w.id
            """;

    /** Before and after a statement that gives {@link #SUMMARY} in order and up to a limit: its rows for {@link SummaryList}. */
    static final String AS_LIST = ListRow.LIST
            + "s.id, s.key, s.version, s.item_type, s.title, s.status, s.priority, s.depth, s.parent_id, s.assignee,"
            + " s.updated_at, s.deleted_at" + ListRow.FROM;

    static final String END_OF_LIST = ListRow.END;

    /** Items strictly below the place {@code #{path}}: the character after the slash ends the range. */
    static final String BELOW = "w.path >= #{path} || '/' AND w.path < #{path} || '0'";

    /** The item at the place {@code #{path}} and those below it: ids are of one length, so nothing else fits. */
    static final String AT_OR_BELOW = "w.path >= #{path} AND w.path < #{path} || '0'";

    /** Whether a live item is open. */
    static final String OPEN = "w.deleted_at IS NULL AND w.status <> 'completed'";

    /** Whether an item waits for one that is neither completed nor deleted, wherever it is kept. */
    static final String WAITS = """
            (EXISTS (SELECT 1 FROM work_item_dependencies d JOIN work_items f ON f.id = d.first_id
                      WHERE d.then_id = w.id AND f.deleted_at IS NULL AND f.status <> 'completed')
             OR EXISTS (SELECT 1 FROM work_item_dependencies d JOIN archived_work_items f ON f.id = d.first_id
                      WHERE d.then_id = w.id AND f.status <> 'completed'))
            """;

    /** Whether an item can be worked on now. */
    static final String READY = """
            (w.status = 'active' AND w.deleted_at IS NULL
             AND (w.assignee IS NULL OR w.claim_expires_at < ${now})
             AND NOT EXISTS (SELECT 1 FROM work_items b
                              WHERE b.path >= w.path || '/' AND b.path < w.path || '0'
                                AND b.deleted_at IS NULL AND b.status <> 'completed')
             AND NOT\s""" + WAITS + ")";

    private ItemSql() {}
}
