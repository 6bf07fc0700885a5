package dev.tracker.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads what {@link WaitingCycles} looks through: every link between items, live, deleted or archived. */
interface WaitingCycleMapper {

    @Select("""
            SELECT first_id, then_id, dependency_type FROM work_item_dependencies
            UNION ALL
            SELECT id, parent_id, NULL FROM work_items WHERE parent_id IS NOT NULL
            UNION ALL
            SELECT id, parent_id, NULL FROM archived_work_items WHERE parent_id IS NOT NULL
            """)
    List<WaitingLinkRow> links();

    @Select("""
            SELECT k.id, k.key, COALESCE(w.title, a.title) AS title, a.archived_at, w.deleted_at
              FROM work_item_identities k
              LEFT JOIN work_items w ON w.id = k.id
              LEFT JOIN archived_work_items a ON a.id = k.id
             WHERE k.id ${inIds}
            """)
    List<CycleItemRow> items(@Param("ids") String ids);
}
