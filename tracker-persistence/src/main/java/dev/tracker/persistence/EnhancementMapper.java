package dev.tracker.persistence;

import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Enhancements and what they need. */
interface EnhancementMapper {

    /** The columns of {@link EnhancementRow}, in order. */
    String COLUMNS = """
            SELECT e.id, e.title, e.description, e.priority, e.status, e.target_quarter,
                   e.requires_constitutional_principles,
                   (SELECT string_agg(CAST(d.depends_on_id AS text), ',' ORDER BY d.position)
                      FROM enhancement_dependencies d WHERE d.enhancement_id = e.id) AS needs,
                   e.work_item_id, e.version, e.created_at, e.created_by, e.updated_at, e.updated_by
              FROM future_enhancements e
            """;

    String BY_ID = COLUMNS + " WHERE e.id = #{id}";

    String IDS = """
             IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            """;

    String WHERE = """
            <where>
              <if test="priority != null">AND e.priority = #{priority}</if>
              <if test="status != null">AND e.status = #{status}</if>
              <if test="quarter != null">AND e.target_quarter = #{quarter}</if>
              <if test="principle != null and _databaseId == 'sqlite'">AND EXISTS
                (SELECT 1 FROM json_each(e.requires_constitutional_principles) p WHERE p.value = #{principle})</if>
              <if test="principle != null and _databaseId == 'postgresql'">AND
                e.requires_constitutional_principles @&gt; jsonb_build_array(CAST(#{principle} AS text))</if>
              <if test="after != null">AND (e.priority, e.title, e.id) &gt;
                (#{after.rank}, #{after.name}, #{after.id})</if>
            </where>
            """;

    @Select(BY_ID)
    @Nullable
    EnhancementRow find(EnhancementId id);

    @Select(BY_ID)
    @Select(value = BY_ID + " FOR NO KEY UPDATE OF e", databaseId = Dialect.POSTGRESQL_ID)
    @Nullable
    EnhancementRow findForUpdate(EnhancementId id);

    @Select("<script>SELECT id, title FROM future_enhancements WHERE id" + IDS + "</script>")
    List<EnhancementTitleRow> titles(@Param("ids") Collection<EnhancementId> ids);

    @Select("<script>" + """
            WITH RECURSIVE reached (id) AS (
                SELECT id FROM future_enhancements WHERE id
            """ + IDS + """
                UNION
                SELECT d.depends_on_id FROM enhancement_dependencies d JOIN reached r ON d.enhancement_id = r.id)
            SELECT d.enhancement_id, d.depends_on_id
              FROM enhancement_dependencies d JOIN reached r ON d.enhancement_id = r.id
            </script>""")
    List<EnhancementEdgeRow> needsReachableFrom(@Param("ids") Collection<EnhancementId> ids);

    @Insert("""
            INSERT INTO future_enhancements
                   (id, title, description, priority, status, target_quarter, requires_constitutional_principles,
                    work_item_id, version, created_at, created_by, updated_at, updated_by)
            VALUES (#{id}, #{title}, #{description}, #{priority}, #{status}, #{targetQuarter}, #{principles},
                    #{workItemId}, #{version}, #{createdAt}, #{createdBy}, #{updatedAt}, #{updatedBy})
            """)
    int insert(EnhancementRow row);

    @Update("""
            UPDATE future_enhancements
               SET title = #{row.title}, description = #{row.description}, priority = #{row.priority},
                   status = #{row.status}, target_quarter = #{row.targetQuarter},
                   requires_constitutional_principles = #{row.principles}, work_item_id = #{row.workItemId},
                   version = #{row.version}, updated_at = #{row.updatedAt}, updated_by = #{row.updatedBy}
             WHERE id = #{row.id} AND version = #{expected}
            """)
    int update(@Param("row") EnhancementRow row, @Param("expected") long expected);

    @Delete("DELETE FROM enhancement_dependencies WHERE enhancement_id = #{id}")
    int deleteNeeds(EnhancementId id);

    @Insert("""
            <script>
            INSERT INTO enhancement_dependencies (enhancement_id, position, depends_on_id) VALUES
            <foreach collection="needs" item="need" index="i" separator=",">(#{id}, #{i}, #{need})</foreach>
            </script>
            """)
    int insertNeeds(@Param("id") EnhancementId id, @Param("needs") List<EnhancementId> needs);

    @Select("<script>" + COLUMNS + WHERE
            + " ORDER BY e.priority, e.title, e.id LIMIT #{limit} OFFSET #{offset}</script>")
    List<EnhancementRow> list(
            @Param("priority") @Nullable Integer priority,
            @Param("status") @Nullable EnhancementStatus status,
            @Param("quarter") @Nullable String quarter,
            @Param("principle") @Nullable String principle,
            @Param("after") @Nullable NameCursor after,
            @Param("limit") int limit,
            @Param("offset") int offset);

    @Select("<script>SELECT COUNT(*) FROM future_enhancements e" + WHERE + "</script>")
    long count(
            @Param("priority") @Nullable Integer priority,
            @Param("status") @Nullable EnhancementStatus status,
            @Param("quarter") @Nullable String quarter,
            @Param("principle") @Nullable String principle,
            @Param("after") @Nullable NameCursor none);
}
