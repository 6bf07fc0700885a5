package dev.tracker.persistence;

import dev.tracker.core.availability.Side;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Conflicts between offline writes and others'. */
interface ConflictMapper {

    /** The columns of {@link ConflictRow}, in order. */
    String COLUMNS = """
            SELECT w.id, w.journal_id, w.entity_type, w.entity_id, w.touched, w.mine, w.theirs, w.reason, w.actor,
                   w.recorded_at, w.entries
              FROM conflicts w
            """;

    @Select(COLUMNS + " WHERE w.kept IS NULL ORDER BY w.recorded_at, w.id")
    List<ConflictRow> open();

    @Select("SELECT COUNT(*) FROM conflicts WHERE kept IS NULL")
    long countOpen();

    @Select(COLUMNS + " WHERE w.kept IS NULL AND w.journal_id = #{journal} ORDER BY w.recorded_at, w.id")
    List<ConflictRow> openOf(@Param("journal") UUID journal);

    @Select(COLUMNS + " WHERE w.id = #{id} AND w.kept IS NULL ${lock}")
    @Nullable
    ConflictRow lockOpen(@Param("id") UUID id);

    @Insert("""
            INSERT INTO conflicts
                (id, journal_id, entity_type, entity_id, touched, mine, theirs, reason, actor, recorded_at, entries)
            VALUES (#{row.id}, #{row.journalId}, #{row.entityType}, #{row.entityId}, #{row.touched}, #{row.mine},
                    #{row.theirs}, #{row.reason}, #{row.actor}, #{row.recordedAt}, #{row.entries})
            ON CONFLICT (id) DO UPDATE SET touched = excluded.touched, mine = excluded.mine,
                theirs = excluded.theirs, entries = excluded.entries
            """)
    int put(@Param("row") ConflictRow row);

    @Update("UPDATE conflicts SET kept = #{kept}, resolved_at = #{at}, resolved_by = #{by} WHERE id = #{id}")
    int resolve(@Param("id") UUID id, @Param("kept") Side kept, @Param("at") Instant at, @Param("by") String by);
}
