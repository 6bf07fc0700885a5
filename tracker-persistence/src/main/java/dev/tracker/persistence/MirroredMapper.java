package dev.tracker.persistence;

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
                   (SELECT record_id FROM record_identity WHERE id = 1) AS record_id,
                   (SELECT COUNT(*) FROM archived_work_items) AS archived
              FROM change_log_counter k WHERE k.id = 1
            """)
    LogEndRow end();

    /** Waits until every commit under way is done: each holds this row from its last statement on. */
    @Select("SELECT last_seq FROM change_log_counter WHERE id = 1 FOR UPDATE")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long awaitCommits();

    /** See {@link MirrorSql#CHANGED}, which is {@code sql}. */
    @Select("${sql}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    JsonText changed(@Param("sql") String sql, @Param("seq") long seq);
}
