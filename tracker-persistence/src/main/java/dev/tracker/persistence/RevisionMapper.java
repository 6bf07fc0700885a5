package dev.tracker.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Versions of entities, by the table that holds them; its name is one of {@link MyBatisRevisions}' own. */
interface RevisionMapper {

    @Select("SELECT CAST(w.id AS text) AS id, w.version FROM ${table} w WHERE w.id ${inIds} ORDER BY w.id ${lock}")
    List<VersionRow> lock(@Param("table") String table, @Param("ids") String ids);

    @Select("SELECT CAST(w.id AS text) AS id, w.version FROM project_configuration w WHERE w.id = 1 ${lock}")
    List<VersionRow> lockConfiguration();

    String FROM_ENTRIES = " FROM ${entries} e WHERE w.id = (e.value ->> 'id')${asId}";

    @Update("UPDATE ${table} AS w SET version = CAST(e.value ->> 'version' AS bigint)" + FROM_ENTRIES)
    int set(@Param("table") String table, @Param("entries") JsonText entries);

    @Update("UPDATE project_configuration SET version = #{version} WHERE id = 1")
    int setConfiguration(@Param("version") long version);

    @Update(
            "UPDATE ${table} AS w SET version = CAST(e.value ->> 'version' AS bigint), updated_at = #{at}, updated_by = #{by}"
                    + FROM_ENTRIES)
    int stamp(
            @Param("table") String table,
            @Param("entries") JsonText entries,
            @Param("at") Instant at,
            @Param("by") String by);

    @Update(
            "UPDATE project_configuration SET version = #{version}, updated_at = #{at}, updated_by = #{by} WHERE id = 1")
    int stampConfiguration(@Param("version") long version, @Param("at") Instant at, @Param("by") String by);

    @Select("""
            SELECT c.seq, c.at, c.actor, c.entity_type, c.entity_id, c.version, c.action, c.changes, c.request_id
              FROM change_log c
              JOIN ${entries} e ON c.entity_type = e.value ->> 'entity_type' AND c.entity_id = e.value ->> 'entity_id'
             WHERE c.version > CAST(e.value ->> 'version' AS bigint)
             ORDER BY c.seq
            """)
    List<ChangeRow> since(@Param("entries") JsonText entries);

    @Select("SELECT COUNT(*) FROM change_log WHERE request_id = #{request}")
    long logged(@Param("request") UUID request);
}
