package dev.tracker.persistence;

import dev.tracker.core.entity.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The statement by which a mirror follows its database, put together from the tables. */
final class MirrorSql {

    private static final String ITEM = "(SELECT id FROM item)";

    private static final Map<Set<EntityType>, String> BY_TYPES = new ConcurrentHashMap<>();

    private MirrorSql() {}

    /**
     * What changed between two entries of the change log, as one JSON object, by one statement and so of one
     * moment: the entries, and by table the rows that they are about as these are now. Tables of kinds that did
     * not change are left out: most changes are of one kind, and a write waits for this.
     *
     * @param types the kinds of the entities in these entries
     */
    static String changed(Set<EntityType> types) {
        return BY_TYPES.computeIfAbsent(Set.copyOf(types), MirrorSql::text);
    }

    private static String text(Set<EntityType> types) {
        StringBuilder with = new StringBuilder("""
                WITH c AS MATERIALIZED (
                    SELECT * FROM change_log r WHERE r.seq > #{seq} AND r.seq <= #{upTo} ORDER BY r.seq)
                """);
        List<String> parts = new ArrayList<>();
        parts.add("'last_seq', (SELECT last_seq FROM change_log_counter WHERE id = 1)");
        parts.add("'known', (SELECT k.request_id FROM change_log k WHERE k.seq = #{seq})");
        parts.add("'archived_count', (SELECT COUNT(*) FROM archived_work_items)");
        if (types.contains(EntityType.WORK_ITEM) || types.contains(EntityType.DEPENDENCY)) {
            with.append("""
                    , item AS MATERIALIZED (
                        SELECT DISTINCT c.entity_id::uuid AS id FROM c WHERE c.entity_type IN ('work_item', 'dependency')),
                    moved AS MATERIALIZED (
                        SELECT DISTINCT w.path FROM c JOIN work_items w ON w.id = c.entity_id::uuid
                         WHERE c.entity_type = 'work_item' AND (c.action = 'moved' OR c.changes -> 'parent_id' IS NOT NULL)),
                    live AS MATERIALIZED (
                        SELECT w.* FROM work_items w WHERE w.id IN (SELECT id FROM item)
                        UNION
                        SELECT w.* FROM moved m JOIN work_items w ON w.path >= m.path || '/' AND w.path < m.path || '0')
                    """);
            parts.add("'gone', (SELECT json_agg(item.id) FROM item"
                    + " WHERE NOT EXISTS (SELECT 1 FROM work_items w WHERE w.id = item.id))");
            parts.add(rows(MirrorTable.IDENTITIES, "r.id IN " + ITEM));
            parts.add("'work_items', (SELECT json_agg(" + MirrorTable.ITEMS.rowAsJson()
                    + ") FROM (SELECT * FROM live ORDER BY depth) r)");
            parts.add(rows(MirrorTable.ARCHIVED_ITEMS, "r.id IN " + ITEM + " AND " + MirrorTable.NEEDED));
            parts.add(rows(MirrorTable.LABELS, "r.item_id IN " + ITEM));
            parts.add(rows(MirrorTable.GIT_LINKS, "r.item_id IN " + ITEM));
            parts.add(rows(MirrorTable.DEPENDENCIES, "r.source_id IN " + ITEM));
        }
        if (types.contains(EntityType.VENDOR)) {
            parts.add(rows(MirrorTable.VENDORS, "r.id IN " + ids(EntityType.VENDOR)));
        }
        if (types.contains(EntityType.DEPLOYMENT)) {
            String ids = ids(EntityType.DEPLOYMENT);
            parts.add(rows(MirrorTable.DEPLOYMENTS, "r.id IN " + ids));
            parts.add(rows(MirrorTable.DEPLOYMENT_VENDORS, "r.deployment_id IN " + ids));
            parts.add(rows(MirrorTable.DEPLOYMENT_ITEMS, "r.deployment_id IN " + ids));
        }
        if (types.contains(EntityType.CONFIGURATION)) {
            parts.add(rows(MirrorTable.CONFIGURATION, "true"));
        }
        if (types.contains(EntityType.ENHANCEMENT)) {
            String ids = ids(EntityType.ENHANCEMENT);
            parts.add(rows(MirrorTable.ENHANCEMENTS, "r.id IN " + ids));
            parts.add(rows(MirrorTable.ENHANCEMENT_NEEDS, "r.enhancement_id IN " + ids));
        }
        parts.add(rows(MirrorTable.REQUESTS, "r.request_id IN (SELECT request_id FROM c)"));
        parts.add("'change_log', (SELECT json_agg(" + MirrorTable.CHANGES.rowAsJson()
                + ") FROM (SELECT * FROM c ORDER BY seq) r)");
        return with + "SELECT json_build_object(" + String.join(", ", parts) + ")";
    }

    private static String rows(MirrorTable table, String condition) {
        return "'%s', (SELECT json_agg(%s) FROM %s r WHERE %s)"
                .formatted(table.table(), table.rowAsJson(), table.table(), condition);
    }

    private static String ids(EntityType type) {
        return "(SELECT c.entity_id::uuid FROM c WHERE c.entity_type = '" + type.code() + "')";
    }
}
