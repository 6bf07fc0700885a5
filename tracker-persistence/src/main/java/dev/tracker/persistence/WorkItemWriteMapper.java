package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Writes work items. */
interface WorkItemWriteMapper {

    String COLUMNS = """
            (id, item_type, title, description, status, priority, assignee, claimed_at, claim_lease_minutes,
             claim_expires_at, parent_id, path, depth, metadata, deleted_at, version, created_at, created_by, updated_at, updated_by)
            """;

    String VALUES = """
            #{row.id}, #{row.itemType}, #{row.title}, #{row.description}, #{row.status}, #{row.priority},
            #{row.assignee}, #{row.claimedAt}, #{row.claimLeaseMinutes}, #{row.claimExpiresAt}, #{row.parentId}, #{row.path}, #{row.depth},
            #{row.metadata}, #{row.deletedAt}, #{row.version}, #{row.createdAt}, #{row.createdBy},
            #{row.updatedAt}, #{row.updatedBy}
            """;

    String LABELS = "INSERT INTO work_item_labels (item_id, position, label) "
            + "SELECT #{row.id}, e.position, e.value ->> 'label' FROM ";

    String LINKS = "INSERT INTO work_item_git_links (item_id, position, kind, value, linked_at, linked_by) "
            + "SELECT #{row.id}, e.position + #{firstLink}, e.value ->> 'kind', e.value ->> 'value',"
            + " (e.value ->> 'linked_at')${asTime}, e.value ->> 'linked_by' FROM ";

    /**
     * Adds an item with all that belongs to it in one statement.
     *
     * @return 0, with nothing added, where its key is another item's
     */
    @Select(
            affectData = true,
            value = "WITH identity AS (INSERT INTO work_item_identities (id, key) VALUES (#{row.id}, #{row.key})"
                    + " ON CONFLICT (key) DO NOTHING RETURNING id),"
                    + " item AS (INSERT INTO work_items " + COLUMNS + " SELECT " + VALUES + " FROM identity),"
                    + " new_labels AS (" + LABELS + "${labels} e, identity),"
                    + " new_links AS (" + LINKS + "${links} e, identity),"
                    + " new_text AS (" + WorkItemTextMapper.NEW + ")"
                    + " SELECT COUNT(*) FROM identity")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    int insertWhole(
            @Param("row") ItemRow row,
            @Param("labels") JsonText labels,
            @Param("links") JsonText links,
            @Param("firstLink") int none,
            @Param("text") ItemText text);

    @Insert("INSERT INTO work_item_identities (id, key) VALUES (#{row.id}, #{row.key}) ON CONFLICT (key) DO NOTHING")
    int insertIdentity(@Param("row") ItemRow row);

    @Insert("INSERT INTO work_items " + COLUMNS + " VALUES (" + VALUES + ")")
    int insertItem(@Param("row") ItemRow row);

    @Insert(LABELS + "${labels} e")
    int insertLabels(@Param("row") ItemRow row, @Param("labels") JsonText labels);

    @Insert(LINKS + "${links} e")
    int insertLinks(@Param("row") ItemRow row, @Param("links") JsonText links, @Param("firstLink") int firstLink);

    @Delete("DELETE FROM work_item_labels WHERE item_id = #{id}")
    int deleteLabels(@Param("id") WorkItemId id);

    @Update("""
            UPDATE work_items
               SET title = #{row.title}, description = #{row.description}, status = #{row.status},
                   priority = #{row.priority}, assignee = #{row.assignee}, claimed_at = #{row.claimedAt},
                   claim_lease_minutes = #{row.claimLeaseMinutes}, claim_expires_at = #{row.claimExpiresAt},
                   parent_id = #{row.parentId}, path = #{row.path},
                   depth = #{row.depth}, metadata = #{row.metadata}, version = #{row.version},
                   updated_at = #{row.updatedAt}, updated_by = #{row.updatedBy}
             WHERE id = #{row.id} AND version = #{version}
            """)
    int update(@Param("row") ItemRow row, @Param("version") long version);

    String MOVED = """
            SET path = #{to} || substr(path, length(#{path}) + 1), depth = depth + #{levels}
             WHERE path >= #{path} || '/' AND path < #{path} || '0'
            """;

    @Update("UPDATE work_items " + MOVED)
    int moveBelow(@Param("path") String from, @Param("to") String to, @Param("levels") int levels);

    @Update("UPDATE archived_work_items " + MOVED)
    int moveArchivedBelow(@Param("path") String from, @Param("to") String to, @Param("levels") int levels);

    @Update("""
            UPDATE work_items
               SET deleted_at = #{at}, deletion_id = #{deletion}, assignee = NULL, claimed_at = NULL,
                   claim_lease_minutes = NULL, claim_expires_at = NULL, version = version + 1, updated_at = #{at}, updated_by = #{by}
             WHERE id ${inIds}
            """)
    int delete(
            @Param("ids") String ids,
            @Param("deletion") UUID deletion,
            @Param("at") Instant at,
            @Param("by") String by);

    @Update("""
            UPDATE work_items
               SET deleted_at = NULL, deletion_id = NULL, version = version + 1, updated_at = #{at}, updated_by = #{by}
             WHERE id ${inIds}
            """)
    int restore(@Param("ids") String ids, @Param("at") Instant at, @Param("by") String by);
}
