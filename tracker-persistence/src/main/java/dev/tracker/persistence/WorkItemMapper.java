package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads single work items and what stands above and below them. */
interface WorkItemMapper {

    @Select(ItemSql.LIVE + " WHERE k.id = #{id} UNION ALL " + ItemSql.ARCHIVED + " WHERE k.id = #{id}")
    @Nullable
    ItemRow findById(@Param("id") WorkItemId id);

    @Select(ItemSql.LIVE + " WHERE k.key = #{key} UNION ALL " + ItemSql.ARCHIVED + " WHERE k.key = #{key}")
    @Nullable
    ItemRow findByKey(@Param("key") String key);

    @Select("SELECT * FROM (" + ItemSql.LOCKED + " WHERE k.id = #{id} ${lock}) live UNION ALL " + ItemSql.ARCHIVED
            + " WHERE k.id = #{id}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    ItemRow lockById(@Param("id") WorkItemId id);

    @Select("SELECT * FROM (" + ItemSql.LOCKED + " WHERE k.key = #{key} ${lock}) live UNION ALL " + ItemSql.ARCHIVED
            + " WHERE k.key = #{key}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    ItemRow lockByKey(@Param("key") String key);

    @Select(ItemSql.LIVE + " WHERE k.id ${inIds} UNION ALL " + ItemSql.ARCHIVED + " WHERE k.id ${inIds}")
    List<ItemRow> findAllById(@Param("ids") String ids);

    @Select(ItemSql.LIVE + " WHERE k.key ${inKeys} UNION ALL " + ItemSql.ARCHIVED + " WHERE k.key ${inKeys}")
    List<ItemRow> findAllByKey(@Param("keys") String keys);

    @Select("""
            SELECT w.id, w.title FROM work_items w WHERE w.id ${inIds}
            UNION ALL
            SELECT w.id, w.title FROM archived_work_items w WHERE w.id ${inIds}
            """)
    List<TitleRow> titles(@Param("ids") String ids);

    @Select("""
            SELECT k.key FROM work_item_identities k JOIN work_items w ON w.id = k.id
             WHERE k.key ${inKeys} AND w.deleted_at IS NULL
             ORDER BY k.key LIMIT #{limit}
            """)
    List<String> existingKeys(@Param("keys") String keys, @Param("limit") int limit);

    @Select("SELECT MAX(depth) FROM (SELECT MAX(w.depth) AS depth FROM work_items w WHERE " + ItemSql.AT_OR_BELOW
            + " UNION ALL SELECT MAX(w.depth) FROM archived_work_items w WHERE " + ItemSql.AT_OR_BELOW + ") deepest")
    int deepestDepth(@Param("path") String path);

    @Select(ItemSql.LOCKED + " WHERE " + ItemSql.AT_OR_BELOW
            + " AND w.deleted_at IS NULL ORDER BY w.depth, w.path ${lock}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<ItemRow> lockLiveSubtree(@Param("path") String path);

    @Select(ItemSql.LOCKED + """
             WHERE w.deletion_id = (SELECT o.deletion_id FROM work_items o WHERE o.id = #{id})
             ORDER BY w.depth, w.path ${lock}
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<ItemRow> lockDeletedTogether(@Param("id") WorkItemId id);

    @Select("""
            SELECT w.id, k.key, w.item_type, w.title, w.status, w.depth
              FROM work_items w JOIN work_item_identities k ON k.id = w.id WHERE w.id ${inIds}
            UNION ALL
            SELECT w.id, k.key, w.item_type, w.title, w.status, w.depth
              FROM archived_work_items w JOIN work_item_identities k ON k.id = w.id WHERE w.id ${inIds}
             ORDER BY depth
            """)
    List<AncestorRow> ancestors(@Param("ids") String ids);

    /** Level by level: a parent stands before its children, also where the limit cuts. */
    @Select("<script>" + ItemSql.AS_LIST + ItemSql.SUMMARY + """
             WHERE w.path &gt;= #{path} || '/' AND w.path &lt; #{path} || '0' AND w.depth &lt;= #{maxDepth}
             <if test="!includeDeleted">AND w.deleted_at IS NULL</if>
             ORDER BY w.depth, w.priority, w.created_at, w.id LIMIT #{limit}
            """ + ItemSql.END_OF_LIST + "</script>")
    JsonText descendants(
            @Param("path") String path,
            @Param("maxDepth") int maxDepth,
            @Param("includeDeleted") boolean includeDeleted,
            @Param("limit") int limit);

    @Select("SELECT w.status AS name, COUNT(*) AS n FROM work_items w WHERE " + ItemSql.BELOW
            + " AND w.deleted_at IS NULL GROUP BY w.status")
    List<CountRow> countDescendants(@Param("path") String path);

    @Select(ItemSql.AS_LIST + ItemSql.SUMMARY + """
             WHERE w.deleted_at IS NULL AND w.depth <= #{maxDepth}
             ORDER BY w.depth, w.priority, w.created_at, w.id LIMIT #{limit}
            """ + ItemSql.END_OF_LIST)
    JsonText forest(@Param("maxDepth") int maxDepth, @Param("limit") int limit);
}
