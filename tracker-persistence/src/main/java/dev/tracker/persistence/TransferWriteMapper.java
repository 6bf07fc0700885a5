package dev.tracker.persistence;

import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Adds what an export holds and {@link IntakeMapper} does not, many rows in a statement; and looks at the whole. */
interface TransferWriteMapper {

    String COLUMNS = "(id, item_type, title, description, status, priority, assignee, claimed_at,"
            + " claim_lease_minutes, claim_expires_at, parent_id, path, depth, metadata, deleted_at, version,"
            + " created_at, created_by, updated_at, updated_by, ";

    String VALUES = """
            SELECT (e.value ->> 'id')${asId}, e.value ->> 'item_type', e.value ->> 'title', e.value ->> 'description',
                   e.value ->> 'status', CAST(e.value ->> 'priority' AS integer), e.value ->> 'assignee',
                   (e.value ->> 'claimed_at')${asTime}, CAST(e.value ->> 'claim_lease_minutes' AS integer),
                   (e.value ->> 'claim_expires_at')${asTime}, (e.value ->> 'parent_id')${asId}, e.value ->> 'path',
                   CAST(e.value ->> 'depth' AS integer), (e.value ->> 'metadata')${asJson},
                   (e.value ->> 'deleted_at')${asTime}, CAST(e.value ->> 'version' AS bigint),
                   (e.value ->> 'created_at')${asTime}, e.value ->> 'created_by',
                   (e.value ->> 'updated_at')${asTime}, e.value ->> 'updated_by',
            """;

    @Insert("""
            INSERT INTO work_item_identities (id, key)
            SELECT (e.value ->> 'id')${asId}, e.value ->> 'key' FROM ${entries} e ORDER BY e.position
            """)
    int addIdentities(@Param("entries") JsonText entries);

    @Insert("INSERT INTO work_items " + COLUMNS + "deletion_id) " + VALUES
            + " (e.value ->> 'deletion_id')${asId} FROM ${entries} e ORDER BY e.position")
    int addItems(@Param("entries") JsonText entries);

    @Insert("INSERT INTO archived_work_items " + COLUMNS + "archived_at) " + VALUES
            + " (e.value ->> 'archived_at')${asTime} FROM ${entries} e ORDER BY e.position")
    int addArchived(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO future_enhancements
                   (id, title, description, priority, status, target_quarter, requires_constitutional_principles,
                    work_item_id, version, created_at, created_by, updated_at, updated_by)
            SELECT (e.value ->> 'id')${asId}, e.value ->> 'title', e.value ->> 'description',
                   CAST(e.value ->> 'priority' AS integer), e.value ->> 'status', e.value ->> 'target_quarter',
                   (e.value ->> 'requires_constitutional_principles')${asJson}, (e.value ->> 'work_item_id')${asId},
                   CAST(e.value ->> 'version' AS bigint), (e.value ->> 'created_at')${asTime},
                   e.value ->> 'created_by', (e.value ->> 'updated_at')${asTime}, e.value ->> 'updated_by'
              FROM ${entries} e ORDER BY e.position
            """)
    int addEnhancements(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO enhancement_dependencies (enhancement_id, position, depends_on_id)
            SELECT (e.value ->> 'enhancement_id')${asId}, CAST(e.value ->> 'position' AS integer),
                   (e.value ->> 'depends_on_id')${asId} FROM ${entries} e
            """)
    int addEnhancementDependencies(@Param("entries") JsonText entries);

    @Update("""
            UPDATE project_configuration
               SET active_context_type = #{activeContextType}, current_session_id = #{currentSessionId},
                   git_branch = #{gitBranch}, git_head_commit = #{gitHeadCommit},
                   default_token_budget = #{defaultTokenBudget}, version = #{version}, updated_at = #{updatedAt},
                   updated_by = #{updatedBy}
             WHERE id = 1
            """)
    int putConfiguration(ProjectConfiguration configuration);

    @Insert("""
            INSERT INTO migrations (id, at, actor, request_id, source_path, source_sha256, source_text, backup_path,
                                    rolled_back_at, rolled_back_by)
            SELECT (e.value ->> 'id')${asId}, (e.value ->> 'at')${asTime}, e.value ->> 'actor',
                   (e.value ->> 'request_id')${asId}, e.value ->> 'source_path', e.value ->> 'source_sha256',
                   e.value ->> 'source_text', e.value ->> 'backup_path', (e.value ->> 'rolled_back_at')${asTime},
                   e.value ->> 'rolled_back_by' FROM ${entries} e
            """)
    int addMigrations(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO session_prompt_files (path, item_id)
            SELECT e.value ->> 'path', (e.value ->> 'item_id')${asId} FROM ${entries} e
            """)
    int addPromptFiles(@Param("entries") JsonText entries);

    /** The order of an object's keys is kept, which PostgreSQL's other JSON does not. */
    @Insert(databaseId = Dialect.POSTGRESQL_ID, value = """
            INSERT INTO conflicts (id, journal_id, entity_type, entity_id, touched, mine, theirs, reason, actor,
                                   recorded_at, entries, kept, resolved_at, resolved_by)
            SELECT (value ->> 'id')::uuid, (value ->> 'journal_id')::uuid, value -> 'entity' ->> 'entity_type',
                   value -> 'entity' ->> 'entity_id', value -> 'touched', value -> 'mine', value -> 'theirs',
                   value ->> 'reason', value ->> 'actor', (value ->> 'recorded_at')::timestamptz, value -> 'entries',
                   value ->> 'kept', (value ->> 'resolved_at')::timestamptz, value ->> 'resolved_by'
              FROM json_array_elements(CAST(#{entries} AS json)) AS e (value)
            """)
    @Insert(databaseId = Dialect.SQLITE_ID, value = """
            INSERT INTO conflicts (id, journal_id, entity_type, entity_id, touched, mine, theirs, reason, actor,
                                   recorded_at, entries, kept, resolved_at, resolved_by)
            SELECT value ->> 'id', value ->> 'journal_id', value -> 'entity' ->> 'entity_type',
                   value -> 'entity' ->> 'entity_id', value -> 'touched', value -> 'mine', value -> 'theirs',
                   value ->> 'reason', value ->> 'actor', value ->> 'recorded_at', value -> 'entries',
                   value ->> 'kept', value ->> 'resolved_at', value ->> 'resolved_by'
              FROM jsonb_each(#{entries}) ORDER BY key
            """)
    int addConflicts(@Param("entries") JsonText entries);

    @Insert(databaseId = Dialect.POSTGRESQL_ID, value = """
            INSERT INTO change_log (seq, at, actor, entity_type, entity_id, version, action, changes, request_id)
            SELECT seq, at, actor, entity_type, entity_id, version, action, changes, request_id
              FROM json_to_recordset(CAST(#{entries} AS json)) AS e (
                       seq bigint, at timestamptz, actor text, entity_type text, entity_id text, version bigint,
                       action text, changes json, request_id uuid)
            """)
    @Insert(databaseId = Dialect.SQLITE_ID, value = """
            INSERT INTO change_log (seq, at, actor, entity_type, entity_id, version, action, changes, request_id)
            SELECT value ->> 'seq', value ->> 'at', value ->> 'actor', value ->> 'entity_type', value ->> 'entity_id',
                   value ->> 'version', value ->> 'action', value -> 'changes', value ->> 'request_id'
              FROM jsonb_each(#{entries}) ORDER BY key
            """)
    int addChanges(@Param("entries") JsonText entries);

    /** Waits for whoever is writing to the log, and holds others back. SQLite has one writer anyway. */
    @Select("SELECT last_seq FROM change_log_counter WHERE id = 1 FOR UPDATE")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long holdLog();

    @Update("UPDATE change_log_counter SET last_seq = #{seq} WHERE id = 1")
    int numberFrom(long seq);

    @Select("""
            SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM change_log LIMIT 1) a)
                 + (SELECT COUNT(*) FROM (SELECT 1 FROM work_item_identities LIMIT 1) b)
                 + (SELECT COUNT(*) FROM (SELECT 1 FROM vendor_extractors LIMIT 1) c)
                 + (SELECT COUNT(*) FROM (SELECT 1 FROM deployment_events LIMIT 1) d)
                 + (SELECT COUNT(*) FROM (SELECT 1 FROM future_enhancements LIMIT 1) e)
                 + (SELECT COUNT(*) FROM (SELECT 1 FROM migrations LIMIT 1) f)
                 + (SELECT COUNT(*) FROM (SELECT 1 FROM conflicts LIMIT 1) g)
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    int kindsThere();

    @Select("SELECT id FROM ${table} WHERE id ${inIds}")
    List<UUID> known(@Param("table") String table, @Param("ids") String ids);

    String EVERY_ITEM = """
            (SELECT id, parent_id, path, deleted_at, deleted_at IS NULL AS is_live FROM work_items
             UNION ALL SELECT id, parent_id, path, deleted_at, false FROM archived_work_items)
            """;

    @Select("SELECT c.id FROM " + EVERY_ITEM + " c LEFT JOIN " + EVERY_ITEM + """
             p ON p.id = c.parent_id
             WHERE c.parent_id IS NOT NULL
               AND (p.id IS NULL OR c.path <> p.path || '/' || c.id
                    OR (c.is_live AND p.deleted_at IS NOT NULL))
             ORDER BY c.id LIMIT 5
            """)
    List<WorkItemId> misplacedItems();

    @Select("""
            SELECT COUNT(*) FROM project_configuration p JOIN work_items w ON w.id = p.current_session_id
             WHERE w.item_type <> 'session' OR w.deleted_at IS NOT NULL
            """)
    int unsoundSessions();
}
