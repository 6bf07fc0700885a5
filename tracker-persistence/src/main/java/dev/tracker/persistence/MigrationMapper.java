package dev.tracker.persistence;

import dev.tracker.core.migration.MigrationRun;
import dev.tracker.core.transfer.PromptFile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What was migrated, and which files session prompts came from. */
interface MigrationMapper {

    @Insert("""
            INSERT INTO migrations (id, at, actor, request_id, source_path, source_sha256, source_text, backup_path)
            VALUES (#{id}, #{at}, #{actor}, #{requestId}, #{sourcePath}, #{sourceSha256}, #{sourceText}, #{backupPath})
            """)
    int insert(MigrationRun run);

    /** The columns of {@link MigrationRun}, in order. */
    @Select("""
            SELECT w.id, w.at, w.actor, w.request_id, w.source_path, w.source_sha256, w.source_text, w.backup_path
              FROM migrations w WHERE w.rolled_back_at IS NULL ORDER BY w.at DESC, w.id DESC LIMIT 1 ${lock}
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    MigrationRun lastForUpdate();

    @Update("UPDATE migrations SET rolled_back_at = #{at}, rolled_back_by = #{by} WHERE id = #{id}")
    int markRolledBack(@Param("id") UUID id, @Param("at") Instant at, @Param("by") String by);

    @Select("SELECT COUNT(*) FROM migrations w WHERE w.source_sha256 = #{sha256} AND w.rolled_back_at IS NULL")
    int count(@Param("sha256") String sha256);

    @Select("SELECT p.path, p.item_id FROM session_prompt_files p WHERE p.path ${inKeys}")
    List<PromptFile> promptItems(@Param("keys") String paths);

    @Insert("""
            INSERT INTO session_prompt_files (path, item_id)
            SELECT e.value ->> 'path', (e.value ->> 'id')${asId} FROM ${entries} e WHERE true
            ON CONFLICT (path) DO UPDATE SET item_id = excluded.item_id
            """)
    int addPromptItems(@Param("entries") JsonText entries);
}
