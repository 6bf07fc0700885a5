package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Lists work items, newest update first. */
interface WorkItemListMapper {

    /** The filters of a list; what is null filters nothing. */
    String WHERE = """
            <where>
              <if test="!q.includeDeleted">AND w.deleted_at IS NULL</if>
              <if test="q.itemType != null">AND w.item_type = #{q.itemType}</if>
              <if test="q.status != null">AND w.status = #{q.status}</if>
              <if test="q.parent != null and parent != null">AND w.parent_id = #{parent}</if>
              <if test="q.parent != null and parent == null">AND w.parent_id IS NULL</if>
              <if test="q.label != null">AND w.id IN
                (SELECT l.item_id FROM work_item_labels l WHERE l.label = #{q.label})</if>
              <if test="q.assignee != null">AND w.assignee = #{q.assignee}</if>
              <if test="q.branchName != null">AND w.id IN
                (SELECT g.item_id FROM work_item_git_links g WHERE g.kind = 'branch' AND g.value = #{q.branchName})</if>
              <if test="q.updatedSince != null">AND w.updated_at &gt;= #{q.updatedSince}</if>
              <if test="cursor != null">AND (w.updated_at, w.id) &lt; (#{cursor.at}, #{cursor.id})</if>
            </where>
            """;

    String SLICE = " ORDER BY w.updated_at DESC, w.id DESC LIMIT #{limit} OFFSET #{offset}</script>";

    @Select("<script>" + ItemSql.SUMMARY + WHERE + SLICE)
    List<SummaryRow> summaries(
            @Param("q") WorkItemQuery query,
            @Param("parent") @Nullable WorkItemId parent,
            @Param("cursor") @Nullable Cursor cursor,
            @Param("limit") int limit,
            @Param("offset") int offset);

    @Select("<script>" + ItemSql.LIVE + WHERE + SLICE)
    List<ItemRow> items(
            @Param("q") WorkItemQuery query,
            @Param("parent") @Nullable WorkItemId parent,
            @Param("cursor") @Nullable Cursor cursor,
            @Param("limit") int limit,
            @Param("offset") int offset);

    @Select("<script>SELECT COUNT(*) FROM work_items w " + WHERE + "</script>")
    long count(
            @Param("q") WorkItemQuery query,
            @Param("parent") @Nullable WorkItemId parent,
            @Param("cursor") @Nullable Cursor none);
}
