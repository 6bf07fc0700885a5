package dev.tracker.persistence;

import dev.tracker.core.archive.ArchiveCandidate;
import dev.tracker.core.archive.ArchiveCount;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Moves work items into the archive and back. */
interface ArchiveMapper {

    /** Whether {@code w} itself has lain still, is live, and nobody's current session. */
    String STILL = """
            w.updated_at < #{before} AND w.created_at < #{before} AND w.deleted_at IS NULL
            AND w.id IS DISTINCT FROM (SELECT p.current_session_id FROM project_configuration p WHERE p.id = 1)
            """;

    /**
     * {@code aged}: what has lain still itself; {@code kept}: what of it has something below that has not.
     * From child to parent, for what stands below an item cannot be joined by anything but its path, and
     * that only row by row.
     */
    String AGED = """
            WITH RECURSIVE aged (id, parent_id, depth, item_type, status) AS (
                SELECT w.id, w.parent_id, w.depth, w.item_type, w.status FROM work_items w WHERE\s""" + STILL + """
            ), kept (id, parent_id) AS (
                SELECT o.id, o.parent_id FROM aged o JOIN work_items w ON w.parent_id = o.id WHERE NOT (\s""" + STILL + """
                )
                UNION
                SELECT o.id, o.parent_id FROM kept c JOIN aged o ON o.id = c.parent_id)
            """;

    String COLUMNS = "id, item_type, title, description, status, priority, assignee, claimed_at, claim_lease_minutes,"
            + " claim_expires_at, parent_id, metadata, created_at, created_by";

    @Select(AGED + """
            SELECT o.item_type, o.status, COUNT(*) FROM aged o LEFT JOIN kept c ON c.id = o.id WHERE c.id IS NULL
             GROUP BY o.item_type, o.status
            """)
    List<ArchiveCount> count(@Param("before") Instant before);

    @Select(AGED + """
            SELECT o.id FROM aged o LEFT JOIN kept c ON c.id = o.id WHERE c.id IS NULL
             ORDER BY o.depth DESC, o.id LIMIT #{limit}
            """)
    List<WorkItemId> candidates(@Param("before") Instant before, @Param("limit") int limit);

    @Select("""
            SELECT w.id, w.parent_id, w.depth, w.item_type, w.status, w.version, w.created_at, w.updated_at, w.deleted_at
              FROM work_items w WHERE w.id ${inIds} ORDER BY w.id ${lock}
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<ArchiveCandidate> hold(@Param("ids") String ids);

    @Select("SELECT DISTINCT w.parent_id FROM work_items w WHERE w.parent_id ${inIds} AND NOT (w.id ${inIds})")
    List<WorkItemId> parentsOfOthers(@Param("ids") String ids);

    @Insert("INSERT INTO archived_work_items (" + COLUMNS
            + ", path, depth, version, updated_at, updated_by, archived_at) SELECT " + COLUMNS
            + ", path, depth, version, updated_at, updated_by, #{at} FROM work_items WHERE id ${inIds}")
    int putAside(@Param("ids") String ids, @Param("at") Instant at);

    @Delete("DELETE FROM work_items WHERE id ${inIds}")
    int takeOut(@Param("ids") String ids);

    @Select("""
            WITH RECURSIVE above (id, parent_id) AS (
                SELECT a.id, a.parent_id FROM archived_work_items a WHERE a.id = #{id}
                UNION
                SELECT a.id, a.parent_id FROM above c JOIN archived_work_items a ON a.id = c.parent_id),
            below (id) AS (
                SELECT a.id FROM archived_work_items a WHERE a.id = #{id}
                UNION
                SELECT a.id FROM below p JOIN archived_work_items a ON a.parent_id = p.id)
            """ + ItemSql.ARCHIVED + " WHERE w.id IN (SELECT id FROM above UNION SELECT id FROM below)"
            + " ORDER BY w.depth, w.path")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<ItemRow> around(@Param("id") WorkItemId id);

    /** Each at its new place, and at the revision that the entries say. */
    @Insert("INSERT INTO work_items (" + COLUMNS + ", path, depth, version, updated_at, updated_by) SELECT " + COLUMNS
            + """
            , e.value ->> 'path', CAST(e.value ->> 'depth' AS integer), version + 1,
              (e.value ->> 'updated_at')${asTime}, e.value ->> 'updated_by'
              FROM ${entries} e JOIN archived_work_items a ON a.id = (e.value ->> 'id')${asId}
             ORDER BY e.position
            """)
    int putBack(@Param("entries") JsonText entries);

    @Delete("DELETE FROM archived_work_items WHERE id ${inIds}")
    int takeBack(@Param("ids") String ids);

    @Update("UPDATE archive_runs SET last_run_at = #{now} WHERE id = 1 AND last_run_at <= #{last}")
    int beginRun(@Param("now") Instant now, @Param("last") Instant last);
}
