package dev.tracker.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What a status counts and gathers. */
interface StatusMapper {

    /** Every count in one statement; the items by type, status and priority. */
    @Select("""
            SELECT 'item' AS subject, w.item_type AS name, w.status, w.priority, COUNT(*) AS n
              FROM work_items w WHERE w.deleted_at IS NULL GROUP BY w.item_type, w.status, w.priority
            UNION ALL
            SELECT 'ready', NULL, NULL, 0, COUNT(*) FROM work_items w WHERE\s""" + ItemSql.READY + """
            UNION ALL
            SELECT 'blocked', NULL, NULL, 0, COUNT(*) FROM work_items w
             WHERE w.deleted_at IS NULL AND w.status <> 'completed' AND (w.status = 'blocked' OR\s""" + ItemSql.WAITS + """
            )
            UNION ALL
            SELECT 'archived', NULL, NULL, 0, ${archivedCount}
            UNION ALL
            SELECT 'vendor', NULL, v.status, 0, COUNT(*) FROM vendor_extractors v GROUP BY v.status
            UNION ALL
            SELECT 'enhancement', NULL, NULL, 0, COUNT(*) FROM future_enhancements e WHERE e.status <> 'completed'
            """)
    List<StatusCountRow> counts();

    @Select("SELECT v.name FROM vendor_extractors v WHERE v.status = 'broken' ORDER BY lower(v.name) LIMIT #{limit}")
    List<String> brokenVendors(@Param("limit") int limit);

    @Select("""
            SELECT e.deployed_at, e.pr_number, e.metadata ->> 'pr_title' AS pr_title FROM deployment_events e
             ORDER BY e.deployed_at DESC, e.pr_number DESC, e.id DESC LIMIT #{limit}
            """)
    List<RecentDeploymentRow> recentDeployments(@Param("limit") int limit);

    @Select("""
            SELECT v.id, v.name, v.status, v.version, v.extractor_version, v.metadata FROM vendor_extractors v
             ORDER BY lower(v.name)
            """)
    List<VendorSummaryRow> vendors();

    @Select(ItemSql.SUMMARY + " WHERE " + ItemSql.OPEN + " ORDER BY w.updated_at DESC, w.id DESC LIMIT #{limit}")
    List<SummaryRow> openItems(@Param("limit") int limit);

    @Select("""
            SELECT e.id, e.version, e.title, e.priority, e.status, e.target_quarter FROM future_enhancements e
             WHERE e.status <> 'completed' ORDER BY e.priority, e.title, e.id
            """)
    List<EnhancementSummaryRow> pendingEnhancements();
}
