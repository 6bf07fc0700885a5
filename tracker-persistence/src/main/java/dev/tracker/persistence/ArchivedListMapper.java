package dev.tracker.persistence;

import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Lists archived work items, newest archiving first. */
interface ArchivedListMapper {

    /** The filters of a list; what is null filters nothing. */
    String WHERE = """
            <where>
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
              <if test="q.archivedSince != null">AND w.archived_at &gt;= #{q.archivedSince}</if>
              <if test="cursor != null">AND (w.archived_at, w.id) &lt; (#{cursor.at}, #{cursor.id})</if>
            </where>
            """;

    String SLICE = " ORDER BY w.archived_at DESC, w.id DESC LIMIT #{limit} OFFSET #{offset}</script>";

    @Select("<script>" + ItemSql.ARCHIVED + WHERE + SLICE)
    List<ItemRow> items(
            @Param("q") ArchivedQuery query,
            @Param("parent") @Nullable WorkItemId parent,
            @Param("cursor") @Nullable Cursor cursor,
            @Param("limit") int limit,
            @Param("offset") int offset);

    @Select("<script>" + """
            SELECT w.id, k.key, w.version, w.item_type, w.title, w.status, w.priority, w.depth,
                   w.parent_id, w.assignee, w.updated_at, w.archived_at
            FROM archived_work_items w JOIN work_item_identities k ON k.id = w.id
            """ + WHERE + SLICE)
    List<ArchivedRow> summaries(
            @Param("q") ArchivedQuery query,
            @Param("parent") @Nullable WorkItemId parent,
            @Param("cursor") @Nullable Cursor cursor,
            @Param("limit") int limit,
            @Param("offset") int offset);

    @Select("<script>SELECT COUNT(*) FROM archived_work_items w " + WHERE + "</script>")
    long count(
            @Param("q") ArchivedQuery query,
            @Param("parent") @Nullable WorkItemId parent,
            @Param("cursor") @Nullable Cursor none);
}
