package dev.tracker.persistence;

import dev.tracker.core.availability.Warning;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Keeps a mirror as its database is; SQLite's only. */
interface MirrorMapper {

    /** A mirror has this beside a record's tables, and its log forgets what was made while the database was away. */
    @Update("""
            CREATE TABLE IF NOT EXISTS mirror_state (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                record TEXT NOT NULL,
                record_id TEXT,
                last_seq INTEGER NOT NULL CHECK (last_seq >= 0),
                last_request_id TEXT,
                refreshed_at TEXT NOT NULL,
                archived_count INTEGER NOT NULL
            ) STRICT
            """)
    void makeState();

    @Select("SELECT COUNT(*) FROM pragma_table_info('mirror_state') WHERE name = 'record_id'")
    boolean knowsRecordIds();

    /** Earlier versions of this program made the table without it. */
    @Update("ALTER TABLE mirror_state ADD COLUMN record_id TEXT")
    void addRecordId();

    /** What the last replay had to say, for whichever process is asked; {@code ended} once nothing waited any more. */
    @Update("""
            CREATE TABLE IF NOT EXISTS replay_news (
                number INTEGER PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL, ended INTEGER NOT NULL) STRICT
            """)
    void makeNews();

    @Delete("DELETE FROM replay_news WHERE ended")
    int forgetEndedNews();

    @Insert("""
            INSERT INTO replay_news (code, message, ended)
            SELECT value ->> 'code', value ->> 'message', 0 FROM jsonb_each(#{news})
            """)
    int addNews(@Param("news") JsonText news);

    @Update("UPDATE replay_news SET ended = 1")
    int endNews();

    @Select("SELECT code, message FROM replay_news ORDER BY number")
    List<Warning> news();

    @Update("DROP TRIGGER IF EXISTS change_log_refuses_delete")
    void letLogForget();

    /** See {@link MirrorState#of}: one column, for what a driver is asked about each costs more than the row. */
    @Select("""
            SELECT json_object('record', record, 'record_id', record_id, 'last_seq', last_seq, 'last_request_id', last_request_id,
                               'refreshed_at', refreshed_at, 'archived_count', archived_count)
              FROM mirror_state WHERE id = 1
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    JsonText state();

    @Insert("""
            INSERT INTO mirror_state (id, record, record_id, last_seq, last_request_id, refreshed_at, archived_count)
            VALUES (1, #{record}, #{recordId}, #{lastSeq}, #{lastRequestId}, #{refreshedAt}, #{archivedCount})
            ON CONFLICT (id) DO UPDATE
               SET record = excluded.record, record_id = excluded.record_id, last_seq = excluded.last_seq, last_request_id = excluded.last_request_id,
                   refreshed_at = excluded.refreshed_at, archived_count = excluded.archived_count
            """)
    int putState(MirrorState state);

    @Select("SELECT COUNT(*) FROM archived_work_items")
    long countArchived();

    /** Makes a mirror one that never was filled. */
    @Delete("DELETE FROM mirror_state")
    int dropState();

    @Update("UPDATE mirror_state SET refreshed_at = #{at} WHERE id = 1")
    int refreshed(@Param("at") Instant at);

    /** The configuration of a new record, which always has one. */
    @Insert("""
            INSERT INTO project_configuration (id, active_context_type, default_token_budget, version, updated_at, updated_by)
            VALUES (1, 'feature', 200000, 1, #{at}, 'tracker')
            """)
    int makeConfiguration(@Param("at") Instant at);

    /** Whether others kept it from ending, as a number. */
    @Select("PRAGMA wal_checkpoint(PASSIVE)")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    int checkpoint();

    /** Rows may come before those that they refer to, up to the commit. */
    @Update("PRAGMA defer_foreign_keys = ON")
    void referLater();

    @Delete("DELETE FROM ${table.table()}")
    int empty(@Param("table") MirrorTable table);

    @Delete("DELETE FROM work_item_texts")
    int emptyTexts();

    /** Rows of a table of a record in a file, in an order of their own, as a JSON array; null behind the last. */
    @Select("${table.selectFromFile()}")
    @Nullable
    JsonText rows(@Param("table") MirrorTable table, @Param("limit") int limit, @Param("offset") int offset);

    @Insert("${table.insert()}")
    int put(@Param("table") MirrorTable table, @Param("rows") JsonText rows);

    String IDS = "IN (SELECT value FROM json_each(#{ids}))";

    @Delete("DELETE FROM work_items WHERE id " + IDS)
    int removeItems(@Param("ids") JsonText ids);

    @Delete("DELETE FROM archived_work_items WHERE id " + IDS)
    int removeArchived(@Param("ids") JsonText ids);

    @Delete("DELETE FROM work_item_labels WHERE item_id " + IDS)
    int removeLabels(@Param("ids") JsonText ids);

    @Delete("DELETE FROM work_item_dependencies WHERE source_id " + IDS)
    int removeDependencies(@Param("ids") JsonText ids);

    @Delete("DELETE FROM conflicts")
    int removeConflicts();

    /** Lets leases run as long as they do by now; none runs shorter than it did. */
    @Update("""
            UPDATE work_items SET claim_expires_at = e.value ->> 'claim_expires_at'
              FROM jsonb_each(#{leases}) e
             WHERE work_items.id = e.value ->> 'id' AND work_items.claim_expires_at < e.value ->> 'claim_expires_at'
            """)
    int renewLeases(@Param("leases") JsonText leases);

    @Delete("DELETE FROM enhancement_dependencies WHERE enhancement_id " + IDS)
    int removeNeeds(@Param("ids") JsonText ids);

    /** Keeps the words of many items, of those that are here in the same version. */
    @Insert("""
            INSERT OR REPLACE INTO work_item_texts (rowid, title, description, metadata)
            SELECT k.number, e.value ->> 'title', e.value ->> 'description', e.value ->> 'metadata'
              FROM jsonb_each(#{texts}) e JOIN work_item_identities k ON k.id = e.value ->> 'id'
              JOIN work_items w ON w.id = k.id AND w.version = e.value ->> 'version'
            """)
    int putTexts(@Param("texts") JsonText texts);

    /** Entries that were in a journal and do not count: of another record, or not known to be this machine's. */
    @Update("CREATE TABLE IF NOT EXISTS held_entries (request_id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT")
    void makeHeld();
}
