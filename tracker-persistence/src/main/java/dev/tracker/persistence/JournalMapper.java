package dev.tracker.persistence;

import dev.tracker.core.availability.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The journal in a mirror's file. */
interface JournalMapper {

    /** Begins a journal unless one is open. */
    @Update("UPDATE journal_state SET journal_id = COALESCE(journal_id, #{fresh}) WHERE id = 1")
    int open(@Param("fresh") UUID fresh);

    @Select("SELECT journal_id FROM journal_state WHERE id = 1")
    @Nullable
    UUID id();

    /**
     * Notes what was answered, and what it was based on. A row that was replaced since by what the database
     * has is based on that. An earlier write may come later, from the status file: then the lowest base and the highest
     * answer count.
     */
    @Insert("""
            INSERT INTO journal_entities (entity_type, entity_id, base_version, answered_version)
            SELECT value ->> 'entity_type', value ->> 'entity_id', value ->> 'base', value ->> 'answered'
              FROM jsonb_each(#{entities}) WHERE true
            ON CONFLICT (entity_type, entity_id) DO UPDATE
               SET base_version = CASE WHEN excluded.base_version > answered_version
                                       THEN excluded.base_version
                                       ELSE min(excluded.base_version, base_version) END,
                   answered_version = max(excluded.answered_version, answered_version)
            """)
    int answer(@Param("entities") JsonText entities);

    @Select("""
            SELECT j.entity_type, j.entity_id, j.base_version FROM journal_entities j
              JOIN jsonb_each(#{entities}) e
                ON j.entity_type = e.value ->> 'entity_type' AND j.entity_id = e.value ->> 'entity_id'
             ORDER BY e.key
            """)
    List<BaseRow> bases(@Param("entities") JsonText entities);

    @Insert("INSERT INTO journal_entries (request_id, at, entry) VALUES (#{request}, #{at}, #{entry})"
            + " ON CONFLICT (request_id) DO NOTHING")
    int append(@Param("request") UUID request, @Param("at") Instant at, @Param("entry") String entry);

    /** In the order in which they were made, which is not always that in which they came here. */
    String ORDER = " ORDER BY entry ->> 'place', number";

    @Select("SELECT number, entry FROM journal_entries" + ORDER)
    List<JournalRow> entries();

    @Select("SELECT number, entry FROM journal_entries WHERE outcome IS NULL" + ORDER)
    List<JournalRow> waiting();

    /** The highest place of an entry; 0 where there is none. */
    @Select("SELECT COALESCE(MAX(entry ->> 'place'), 0) FROM journal_entries")
    long lastPlace();

    @Insert("""
            INSERT INTO held_entries (request_id, entry)
            SELECT request_id, entry FROM journal_entries WHERE number = #{number} ON CONFLICT (request_id) DO NOTHING
            """)
    int hold(@Param("number") long number);

    @Delete("DELETE FROM journal_entries WHERE number = #{number}")
    int remove(@Param("number") long number);

    @Select("SELECT rowid AS number, entry FROM held_entries ORDER BY rowid")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<JournalRow> held();

    @Delete("DELETE FROM held_entries WHERE rowid = #{number}")
    int release(@Param("number") long number);

    @Select("SELECT COUNT(*) FROM journal_entries WHERE outcome IS NULL")
    long countWaiting();

    @Select("SELECT COUNT(*) FROM journal_entries WHERE request_id = #{request} AND outcome IS NULL")
    boolean isWaiting(@Param("request") UUID request);

    @Select("SELECT MIN(at) FROM journal_entries WHERE outcome IS NULL")
    @Nullable
    Instant oldestWaiting();

    @Update("UPDATE journal_entries SET outcome = #{outcome} WHERE request_id = #{request}")
    int settle(@Param("request") UUID request, @Param("outcome") Outcome outcome);

    @Delete("DELETE FROM journal_entries")
    int clearEntries();

    @Delete("DELETE FROM journal_entities")
    int clearEntities();

    @Update("UPDATE journal_state SET journal_id = NULL, last_sync_at = #{at} WHERE id = 1")
    int close(@Param("at") Instant at);

    @Select("SELECT last_sync_at FROM journal_state WHERE id = 1")
    @Nullable
    Instant lastSyncAt();
}
