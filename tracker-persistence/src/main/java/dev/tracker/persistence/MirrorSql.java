package dev.tracker.persistence;

/** The statement by which a mirror follows its database, put together from the tables. */
final class MirrorSql {

    /**
     * What changed after an entry of the change log, as one JSON object, by one statement and so of one
     * moment: the entries, and by table the rows that they are about as these are now.
     */
    static final String CHANGED_SINCE = """
            WITH c AS MATERIALIZED (
                SELECT * FROM change_log r WHERE r.seq > #{seq} ORDER BY r.seq LIMIT #{limit}),
            item AS MATERIALIZED (
                SELECT DISTINCT c.entity_id::uuid AS id FROM c WHERE c.entity_type IN ('work_item', 'dependency')),
            moved AS MATERIALIZED (
                SELECT DISTINCT w.path FROM c JOIN work_items w ON w.id = c.entity_id::uuid
                 WHERE c.entity_type = 'work_item' AND (c.action = 'moved' OR c.changes -> 'parent_id' IS NOT NULL)),
            live AS MATERIALIZED (
                SELECT w.* FROM work_items w WHERE w.id IN (SELECT id FROM item)
                UNION
                SELECT w.* FROM moved m JOIN work_items w ON w.path >= m.path || '/' AND w.path < m.path || '0'),
            deployment AS MATERIALIZED (
                SELECT d.* FROM deployment_events d
                 WHERE d.id IN (SELECT c.entity_id::uuid FROM c WHERE c.entity_type = 'deployment')),
            enhancement AS MATERIALIZED (
                SELECT h.* FROM future_enhancements h
                 WHERE h.id IN (SELECT c.entity_id::uuid FROM c WHERE c.entity_type = 'enhancement'))
            SELECT json_build_object(
                'last_seq', (SELECT last_seq FROM change_log_counter WHERE id = 1),
                'known', (SELECT k.request_id FROM change_log k WHERE k.seq = #{seq}),
                'archived_count', (SELECT COUNT(*) FROM archived_work_items),
                'gone', (SELECT json_agg(item.id) FROM item WHERE NOT EXISTS (SELECT 1 FROM work_items w WHERE w.id = item.id)),
                'work_item_identities', (SELECT json_agg(%s) FROM work_item_identities r WHERE r.id IN (SELECT id FROM item)),
                'work_items', (SELECT json_agg(%s) FROM (SELECT * FROM live ORDER BY depth) r),
                'archived_work_items', (SELECT json_agg(%s) FROM archived_work_items r WHERE r.id IN (SELECT id FROM item) AND %s),
                'work_item_labels', (SELECT json_agg(%s) FROM work_item_labels r WHERE r.item_id IN (SELECT id FROM item)),
                'work_item_git_links', (SELECT json_agg(%s) FROM work_item_git_links r WHERE r.item_id IN (SELECT id FROM item)),
                'work_item_dependencies', (SELECT json_agg(%s) FROM work_item_dependencies r WHERE r.source_id IN (SELECT id FROM item)),
                'vendor_extractors', (SELECT json_agg(%s) FROM vendor_extractors r
                    WHERE r.id IN (SELECT c.entity_id::uuid FROM c WHERE c.entity_type = 'vendor')),
                'deployment_events', (SELECT json_agg(%s) FROM deployment r),
                'vendor_deployment_links', (SELECT json_agg(%s) FROM vendor_deployment_links r WHERE r.deployment_id IN (SELECT id FROM deployment)),
                'work_item_deployment_links', (SELECT json_agg(%s) FROM work_item_deployment_links r WHERE r.deployment_id IN (SELECT id FROM deployment)),
                'project_configuration', (SELECT json_agg(%s) FROM project_configuration r
                    WHERE EXISTS (SELECT 1 FROM c WHERE c.entity_type = 'configuration')),
                'future_enhancements', (SELECT json_agg(%s) FROM enhancement r),
                'enhancement_dependencies', (SELECT json_agg(%s) FROM enhancement_dependencies r WHERE r.enhancement_id IN (SELECT id FROM enhancement)),
                'requests', (SELECT json_agg(%s) FROM requests r WHERE r.request_id IN (SELECT request_id FROM c)),
                'change_log', (SELECT json_agg(%s) FROM (SELECT * FROM c ORDER BY seq) r))
            """.formatted(
                    MirrorTable.IDENTITIES.rowAsJson(),
                    MirrorTable.ITEMS.rowAsJson(),
                    MirrorTable.ARCHIVED_ITEMS.rowAsJson(),
                    MirrorTable.NEEDED,
                    MirrorTable.LABELS.rowAsJson(),
                    MirrorTable.GIT_LINKS.rowAsJson(),
                    MirrorTable.DEPENDENCIES.rowAsJson(),
                    MirrorTable.VENDORS.rowAsJson(),
                    MirrorTable.DEPLOYMENTS.rowAsJson(),
                    MirrorTable.DEPLOYMENT_VENDORS.rowAsJson(),
                    MirrorTable.DEPLOYMENT_ITEMS.rowAsJson(),
                    MirrorTable.CONFIGURATION.rowAsJson(),
                    MirrorTable.ENHANCEMENTS.rowAsJson(),
                    MirrorTable.ENHANCEMENT_NEEDS.rowAsJson(),
                    MirrorTable.REQUESTS.rowAsJson(),
                    MirrorTable.CHANGES.rowAsJson());

    private MirrorSql() {}
}
