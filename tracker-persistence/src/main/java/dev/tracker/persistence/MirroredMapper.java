package dev.tracker.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads the database that a mirror is of; PostgreSQL's only. */
interface MirroredMapper {

    /** Rows of a table in an order of their own, as a JSON array; null behind the last. */
    @Select("${table.select()}")
    @Nullable
    JsonText rows(@Param("table") MirrorTable table, @Param("limit") int limit, @Param("offset") int offset);

    /** The last entry of the change log: its number, and its request's id where there is one. */
    @Select("""
            SELECT k.last_seq, (SELECT c.request_id::text FROM change_log c WHERE c.seq = k.last_seq) AS request_id,
                   (SELECT COUNT(*) FROM archived_work_items) AS archived
              FROM change_log_counter k WHERE k.id = 1
            """)
    LogEndRow end();

    /** Waits until every commit under way is done: each holds this row from its last statement on. */
    @Select("SELECT last_seq FROM change_log_counter WHERE id = 1 FOR UPDATE")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long awaitCommits();

    /** What kinds of entity changed after an entry, and up to which; nothing where nothing did. */
    @Select("""
            SELECT c.entity_type, MAX(c.seq) AS last_seq
              FROM (SELECT entity_type, seq FROM change_log WHERE seq > #{seq} ORDER BY seq LIMIT #{limit}) c
             GROUP BY c.entity_type
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<ChangedTypeRow> changedTypes(@Param("seq") long seq, @Param("limit") int limit);

    /** The request's id of an entry, by which another history is told apart; null where there is no such entry. */
    @Select("SELECT request_id::text FROM change_log WHERE seq = #{seq}")
    @Nullable
    String requestOf(@Param("seq") long seq);

    /** See {@link MirrorSql#changed}, which is {@code sql}. */
    @Select("${sql}")
    JsonText changed(@Param("sql") String sql, @Param("seq") long seq, @Param("upTo") long upTo);
}
