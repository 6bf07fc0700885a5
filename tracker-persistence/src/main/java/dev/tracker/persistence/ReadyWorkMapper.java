package dev.tracker.persistence;

import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What can be worked on now. */
interface ReadyWorkMapper {

    /** Whether an open item waits for this one. */
    String WAITED_FOR = """
            EXISTS (SELECT 1 FROM work_item_dependencies d JOIN work_items t ON t.id = d.then_id
                     WHERE d.first_id = w.id AND t.deleted_at IS NULL AND t.status <> 'completed')
            """;

    /** What is null filters nothing. */
    String FILTERS = """
            <if test="within != null">
              AND w.path &gt;= (SELECT p.path FROM work_items p WHERE p.id = #{within}) || '/'
              AND w.path &lt; (SELECT p.path FROM work_items p WHERE p.id = #{within}) || '0'
            </if>
            <if test="label != null">
              AND w.id IN (SELECT l.item_id FROM work_item_labels l WHERE l.label = #{label})
            </if>
            <if test="itemType != null">AND w.item_type = #{itemType}</if>
            """;

    @Select("SELECT ${now}")
    Instant now();

    @Select("<script><![CDATA[SELECT w.id, w.priority, w.created_at FROM work_items w WHERE " + ItemSql.READY + " AND "
            + WAITED_FOR + "]]>" + FILTERS + "</script>")
    List<ReadyRow> waitedFor(
            @Param("within") @Nullable WorkItemId within,
            @Param("label") @Nullable String label,
            @Param("itemType") @Nullable ItemType itemType);

    @Select("<script><![CDATA[SELECT w.id, w.priority, w.created_at FROM work_items w WHERE " + ItemSql.READY
            + " AND NOT " + WAITED_FOR + "]]>" + FILTERS
            + " ORDER BY w.priority, w.created_at, w.id LIMIT #{limit}</script>")
    List<ReadyRow> others(
            @Param("within") @Nullable WorkItemId within,
            @Param("label") @Nullable String label,
            @Param("itemType") @Nullable ItemType itemType,
            @Param("limit") int limit);

    @Select("<script><![CDATA[SELECT COUNT(*) FROM work_items w WHERE " + ItemSql.READY + "]]>" + FILTERS + "</script>")
    long count(
            @Param("within") @Nullable WorkItemId within,
            @Param("label") @Nullable String label,
            @Param("itemType") @Nullable ItemType itemType);

    @Select("""
            SELECT DISTINCT d.first_id, d.then_id
              FROM work_item_dependencies d
              JOIN work_items f ON f.id = d.first_id AND f.deleted_at IS NULL AND f.status <> 'completed'
              JOIN work_items t ON t.id = d.then_id AND t.deleted_at IS NULL AND t.status <> 'completed'
            """)
    List<PrecedenceRow> openPrecedences();

    @Select(ItemSql.SUMMARY + " WHERE " + ItemSql.BELOW + " AND " + ItemSql.OPEN
            + " ORDER BY w.created_at, w.id LIMIT #{limit}")
    List<SummaryRow> openBelow(@Param("path") String path, @Param("limit") int limit);

    @Select(ItemSql.SUMMARY + " WHERE w.id ${inIds}")
    List<SummaryRow> summaries(@Param("ids") String ids);

    @Update("""
            UPDATE work_items SET claim_expires_at = ${leaseEnd}
             WHERE id ${inIds} AND assignee = #{holder} AND claim_lease_minutes IS NOT NULL
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    int renew(@Param("ids") String ids, @Param("holder") String holder, @Param("now") Instant now);
}
