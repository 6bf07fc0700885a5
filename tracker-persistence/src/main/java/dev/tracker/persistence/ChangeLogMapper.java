package dev.tracker.persistence;

import dev.tracker.core.entity.EntityType;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The change log. */
interface ChangeLogMapper {

    /** The columns of {@link ChangeRow}, in order. */
    String COLUMNS = """
            SELECT seq, at, actor, entity_type, entity_id, version, action, changes, request_id FROM change_log
            """;

    /** On PostgreSQL the counter's row is held until the commit, so that numbers follow the commits' order. */
    @Insert(databaseId = Dialect.POSTGRESQL_ID, value = """
            WITH counter AS (
                UPDATE change_log_counter SET last_seq = last_seq + #{count} WHERE id = 1 RETURNING last_seq - #{count} AS before)
            INSERT INTO change_log (seq, at, actor, entity_type, entity_id, version, action, changes, request_id)
            SELECT counter.before + e.place, e.at, e.actor, e.entity_type, e.entity_id, e.version, e.action, e.changes,
                   e.request_id
              FROM counter, ROWS FROM (json_to_recordset(CAST(#{entries} AS json)) AS (
                       at timestamptz, actor text, entity_type text, entity_id text, version bigint, action text,
                       changes json, request_id uuid))
                   WITH ORDINALITY AS e (at, actor, entity_type, entity_id, version, action, changes, request_id, place)
            """)
    @Insert(databaseId = Dialect.SQLITE_ID, value = """
            INSERT INTO change_log (at, actor, entity_type, entity_id, version, action, changes, request_id)
            SELECT value ->> 'at', value ->> 'actor', value ->> 'entity_type', value ->> 'entity_id',
                   value ->> 'version', value ->> 'action', value -> 'changes', value ->> 'request_id'
              FROM jsonb_each(#{entries}) ORDER BY key
            """)
    int append(@Param("entries") JsonText entries, @Param("count") int count);

    @Select("<script>" + COLUMNS + """
            <where>
              <if test="sinceSeq != null">AND seq &gt; #{sinceSeq}</if>
              <if test="since != null">AND at &gt;= #{since}</if>
              <if test="type != null">AND entity_type = #{type}</if>
              <if test="entityId != null">AND entity_id = #{entityId}</if>
              <if test="actor != null">AND actor = #{actor}</if>
            </where>
            ORDER BY seq LIMIT #{limit}
            </script>""")
    List<ChangeRow> list(
            @Param("sinceSeq") @Nullable Long sinceSeq,
            @Param("since") @Nullable Instant since,
            @Param("type") @Nullable EntityType type,
            @Param("entityId") @Nullable String entityId,
            @Param("actor") @Nullable String actor,
            @Param("limit") int limit);

    /** An entry stands under its dependency's source; that of the other end is known by its fields alone. */
    @Select(COLUMNS + """
             WHERE entity_type = 'dependency'
               AND (entity_id = #{id} OR changes -> 'target_id' ->> 'new' = #{id}
                    OR changes -> 'target_id' ->> 'old' = #{id})
             ORDER BY seq
            """)
    List<ChangeRow> ofDependencies(@Param("id") String itemId);

    /** A place in an entry counts within that entry only: what else is in it decides how far back it stands. */
    @Select(databaseId = Dialect.POSTGRESQL_ID, value = """
            SELECT o.field
              FROM (SELECT f.field, c.seq, f.place, ROW_NUMBER() OVER (PARTITION BY f.field ORDER BY c.seq) AS nth
                      FROM change_log c, json_object_keys(c.changes) WITH ORDINALITY AS f (field, place)
                     WHERE c.entity_type = #{type} AND c.entity_id = #{id} AND c.version > #{version}) o
             WHERE o.nth = 1 ORDER BY o.seq, o.place
            """)
    @Select(databaseId = Dialect.SQLITE_ID, value = """
            SELECT o.field
              FROM (SELECT f.key AS field, c.seq, f.id AS place,
                           ROW_NUMBER() OVER (PARTITION BY f.key ORDER BY c.seq) AS nth
                      FROM change_log c, json_each(c.changes) f
                     WHERE c.entity_type = #{type} AND c.entity_id = #{id} AND c.version > #{version}) o
             WHERE o.nth = 1 ORDER BY o.seq, o.place
            """)
    List<String> changedFieldsSince(
            @Param("type") EntityType type, @Param("id") String entityId, @Param("version") long version);
}
