package dev.tracker.persistence;

import dev.tracker.core.entity.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statement by which a mirror follows its database, put together from the tables. */
final class MirrorSql {

    private static final String ITEM = among("SELECT id FROM item");

    /** How many numbers of the change log one statement looks at. */
    static final int ENTRIES = 500;

    /**
     * What changed after an entry of the change log, as one JSON object, by one statement and so of one
     * moment: the entries, and by table the rows that they are about as these are now. What is not logged comes
     * always: leases that run, for they are renewed without an entry.
     *
     * <p>A write waits for this, so it is one trip, and always the same text. Numbers and ids stand in arrays that
     * the planner cannot look into: it takes them for few then, takes the index, and keeps its plan.
     */
    static final String CHANGED = text();

    private MirrorSql() {}

    private static String text() {
        List<String> parts = new ArrayList<>();
        parts.add("'last_seq', (SELECT last_seq FROM change_log_counter WHERE id = 1)");
        parts.add("'known', (SELECT k.request_id FROM change_log k WHERE k.seq = #{seq})");
        parts.add("'record_id', (SELECT record_id FROM record_identity WHERE id = 1)");
        // Counting a large archive takes its time.
        parts.add(
                onlyAfter("'archived', 'unarchived', 'imported'", "archived_count", "COUNT(*)", "archived_work_items"));
        parts.add("'gone', (SELECT json_agg(item.id) FROM item"
                + " WHERE NOT EXISTS (SELECT 1 FROM work_items w WHERE w.id = item.id))");
        parts.add(rows(MirrorTable.IDENTITIES, "r.id " + ITEM));
        parts.add("'work_items', (SELECT json_agg(" + MirrorTable.ITEMS.rowAsJson()
                + ") FROM (SELECT * FROM live ORDER BY depth) r)");
        parts.add(rows(MirrorTable.ARCHIVED_ITEMS, "r.id " + ITEM + " AND " + MirrorTable.NEEDED));
        parts.add(rows(MirrorTable.LABELS, "r.item_id " + ITEM));
        parts.add(rows(MirrorTable.GIT_LINKS, "r.item_id " + ITEM));
        parts.add(rows(MirrorTable.DEPENDENCIES, "r.source_id " + ITEM));
        parts.add(rows(MirrorTable.VENDORS, "r.id " + ids(EntityType.VENDOR)));
        String deployments = ids(EntityType.DEPLOYMENT);
        parts.add(rows(MirrorTable.DEPLOYMENTS, "r.id " + deployments));
        parts.add(rows(MirrorTable.DEPLOYMENT_VENDORS, "r.deployment_id " + deployments));
        parts.add(rows(MirrorTable.DEPLOYMENT_ITEMS, "r.deployment_id " + deployments));
        parts.add(rows(MirrorTable.CONFIGURATION, "EXISTS (SELECT 1" + of(EntityType.CONFIGURATION) + ")"));
        String enhancements = ids(EntityType.ENHANCEMENT);
        parts.add(rows(MirrorTable.ENHANCEMENTS, "r.id " + enhancements));
        parts.add(rows(MirrorTable.ENHANCEMENT_NEEDS, "r.enhancement_id " + enhancements));
        parts.add(rows(MirrorTable.REQUESTS, "r.request_id " + among("SELECT request_id FROM c")));
        parts.add(onlyAfter(
                "'conflict_recorded', 'conflict_resolved'",
                MirrorTable.CONFLICTS.table(),
                "COALESCE(json_agg(" + MirrorTable.CONFLICTS.rowAsJson() + "), '[]')",
                "conflicts r WHERE " + MirrorTable.OPEN));
        parts.add("'leases', (SELECT json_agg(" + MirrorTable.leaseAsJson() + ") FROM work_items r"
                + " WHERE r.assignee IS NOT NULL AND r.claim_expires_at > now())");
        parts.add("'change_log', (SELECT json_agg(" + MirrorTable.CHANGES.rowAsJson()
                + ") FROM (SELECT * FROM c ORDER BY seq) r)");
        return String.format(Locale.ROOT, """
                WITH c AS MATERIALIZED (
                    SELECT * FROM change_log r
                     WHERE r.seq = ANY (ARRAY(SELECT generate_series(#{seq} + 1, LEAST(#{seq} + %d, k.last_seq))
                                                FROM change_log_counter k WHERE k.id = 1))),
                item AS MATERIALIZED (
                    SELECT DISTINCT c.entity_id::uuid AS id FROM c WHERE c.entity_type IN ('work_item', 'dependency')),
                moved AS MATERIALIZED (
                    SELECT DISTINCT w.path FROM c JOIN work_items w ON w.id = c.entity_id::uuid
                     WHERE c.entity_type = 'work_item' AND (c.action = 'moved' OR c.changes -> 'parent_id' IS NOT NULL)),
                live AS MATERIALIZED (
                    SELECT w.* FROM work_items w WHERE w.id = ANY (ARRAY(SELECT id FROM item))
                    UNION
                    SELECT w.* FROM moved m JOIN work_items w ON w.path >= m.path || '/' AND w.path < m.path || '0')
                SELECT json_build_object(%s)
                """, ENTRIES, String.join(", ", parts));
    }

    private static String rows(MirrorTable table, String condition) {
        return String.format(
                Locale.ROOT,
                "'%s', (SELECT json_agg(%s) FROM %s r WHERE %s)",
                table.table(),
                table.rowAsJson(),
                table.table(),
                condition);
    }

    /** A value that is null unless one of these actions is among the entries. */
    private static String onlyAfter(String actions, String name, String value, String from) {
        return String.format(
                Locale.ROOT,
                "'%s', (SELECT CASE WHEN EXISTS (SELECT 1 FROM c WHERE c.action IN (%s)) THEN (SELECT %s FROM %s) END)",
                name,
                actions,
                value,
                from);
    }

    private static String ids(EntityType type) {
        return among("SELECT c.entity_id::uuid" + of(type));
    }

    private static String of(EntityType type) {
        return " FROM c WHERE c.entity_type = '" + type.code() + "'";
    }

    private static String among(String ids) {
        return "= ANY (ARRAY(" + ids + "))";
    }
}
