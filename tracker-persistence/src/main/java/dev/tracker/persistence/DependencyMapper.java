package dev.tracker.persistence;

import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * Dependencies between work items. The table's {@code first_id} and {@code then_id} say, whatever the
 * type, which end must be finished first.
 */
interface DependencyMapper {

    String RELATED = "k.id, k.key, COALESCE(w.title, a.title) AS title, COALESCE(w.status, a.status) AS status,"
            + " a.archived_at, w.deleted_at ";

    /** The other end, wherever it is kept. */
    String JOIN_RELATED = """
            JOIN work_item_identities k ON k.id = o.other_id
            LEFT JOIN work_items w ON w.id = o.other_id
            LEFT JOIN archived_work_items a ON a.id = o.other_id
            """;

    @Insert("""
            INSERT INTO work_item_dependencies (source_id, target_id, dependency_type, created_at, created_by)
            SELECT (e.value ->> 'source_id')${asId}, (e.value ->> 'target_id')${asId}, e.value ->> 'dependency_type',
                   (e.value ->> 'created_at')${asTime}, e.value ->> 'created_by'
              FROM ${entries} e WHERE true ORDER BY e.position
            ON CONFLICT (source_id, target_id, dependency_type) DO NOTHING
            """)
    int addAll(@Param("entries") JsonText entries);

    @Delete("""
            DELETE FROM work_item_dependencies
             WHERE source_id = #{source} AND target_id = #{target} AND dependency_type = #{type}
            """)
    int remove(
            @Param("source") WorkItemId source, @Param("target") WorkItemId target, @Param("type") DependencyType type);

    @Select("SELECT o.source_id, o.target_id, o.dependency_type, o.created_at, o.created_by, " + RELATED + """
              FROM (SELECT d.source_id, d.target_id, d.dependency_type, d.created_at, d.created_by,
                           d.target_id AS other_id
                      FROM work_item_dependencies d WHERE d.source_id = #{item}
                    UNION ALL
                    SELECT d.source_id, d.target_id, d.dependency_type, d.created_at, d.created_by,
                           d.source_id AS other_id
                      FROM work_item_dependencies d WHERE d.target_id = #{item}) o
            """
            + JOIN_RELATED + " ORDER BY o.created_at, o.source_id, o.target_id, o.dependency_type")
    List<DependencyRow> of(@Param("item") WorkItemId item);

    @Select("SELECT o.then_id, " + RELATED + """
              FROM (SELECT DISTINCT d.then_id, d.first_id AS other_id
                      FROM work_item_dependencies d WHERE d.then_id ${inIds}) o
            """ + JOIN_RELATED + """
             WHERE w.deleted_at IS NULL AND COALESCE(w.status, a.status) <> 'completed'
             ORDER BY COALESCE(w.priority, a.priority), COALESCE(w.created_at, a.created_at), k.id
            """)
    List<BlockerRow> blockers(@Param("ids") String ids);

    /** The links from the item {@code r.id} to those that wait for it: by a dependency, or as its parent. */
    String NEXT = """
            SELECT d.first_id, d.then_id, false AS hierarchy FROM work_item_dependencies d WHERE d.first_id = r.id
            UNION ALL
            SELECT w.id, w.parent_id, true FROM work_items w WHERE w.id = r.id AND w.parent_id IS NOT NULL
            UNION ALL
            SELECT a.id, a.parent_id, true FROM archived_work_items a WHERE a.id = r.id AND a.parent_id IS NOT NULL
            """;

    @Select(databaseId = Dialect.SQLITE_ID, value = """
            WITH RECURSIVE reached (id) AS (
                SELECT #{item}
                UNION
                SELECT d.then_id FROM reached r JOIN work_item_dependencies d ON d.first_id = r.id
                UNION
                SELECT w.parent_id FROM reached r JOIN work_items w ON w.id = r.id WHERE w.parent_id IS NOT NULL
                UNION
                SELECT a.parent_id FROM reached r JOIN archived_work_items a ON a.id = r.id
                 WHERE a.parent_id IS NOT NULL)
            SELECT DISTINCT d.first_id, d.then_id, 0 AS hierarchy
              FROM reached r JOIN work_item_dependencies d ON d.first_id = r.id
            UNION ALL
            SELECT w.id, w.parent_id, 1 FROM reached r JOIN work_items w ON w.id = r.id WHERE w.parent_id IS NOT NULL
            UNION ALL
            SELECT a.id, a.parent_id, 1 FROM reached r JOIN archived_work_items a ON a.id = r.id
             WHERE a.parent_id IS NOT NULL
            """)
    // A recursive query of PostgreSQL names itself once; LATERAL looks each item up by the indexes.
    @Select(
            databaseId = Dialect.POSTGRESQL_ID,
            value = "WITH RECURSIVE reached (id) AS (SELECT #{item}::uuid UNION SELECT n.then_id FROM reached r"
                    + " CROSS JOIN LATERAL (" + NEXT + ") n)"
                    + " SELECT DISTINCT n.first_id, n.then_id, n.hierarchy FROM reached r"
                    + " CROSS JOIN LATERAL (" + NEXT + ") n")
    List<LinkRow> reachableFrom(@Param("item") WorkItemId item);

    String AROUND = "(w.id IN (SELECT d.then_id FROM work_item_dependencies d WHERE d.first_id = #{item})"
            + " OR w.id ${inIds})";

    /**
     * Waits for whoever is completing another item that one of these waits for, so that the later of
     * the two sees the other's work. PostgreSQL only: on SQLite one writes at a time.
     */
    @Select("SELECT w.id FROM work_items w WHERE " + AROUND + " ORDER BY w.id ${lock}")
    List<WorkItemId> lockAround(@Param("item") WorkItemId item, @Param("ids") String above);

    @Select(ItemSql.SUMMARY + " WHERE " + AROUND + " AND " + ItemSql.READY + " ORDER BY w.priority, w.created_at, w.id")
    List<SummaryRow> readyAround(@Param("item") WorkItemId item, @Param("ids") String above);
}
