package dev.tracker.persistence;

import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.transfer.EnhancementDependency;
import dev.tracker.core.transfer.PromptFile;
import dev.tracker.core.workitem.Dependency;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.ResultType;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ResultHandler;

/**
 * Reads the whole of each table, row by row as they come, in an order that is the same on both databases:
 * that of ids is that of their texts.
 */
interface TransferMapper {

    int FETCHED = 200;

    /** An item's columns, with its deletion among what is gathered as JSON. */
    String ITEM = """
            SELECT x.id, x.key, x.item_type, x.title, x.description, x.status, x.priority, x.assignee, x.claimed_at,
                   x.claim_lease_minutes, x.claim_expires_at, x.claim_lapsed, x.parent_id, x.path, x.depth, x.metadata,
                   x.version, x.created_at, x.created_by, x.updated_at, x.updated_by, ${partsWithDeletion},
                   x.deleted_at, x.archived_at, x.seen_version FROM (
            """;

    String IN_ORDER = ") x LEFT JOIN work_items d ON d.id = x.id ORDER BY x.depth, x.id";

    @Select("SELECT COUNT(*) FROM ${table}")
    long count(String table);

    @Select(ITEM + ItemSql.LIVE + IN_ORDER)
    @ResultType(ItemRow.class)
    @Options(fetchSize = FETCHED)
    void liveItems(ResultHandler<ItemRow> reader);

    @Select(ITEM + ItemSql.ARCHIVED + IN_ORDER)
    @ResultType(ItemRow.class)
    @Options(fetchSize = FETCHED)
    void archivedItems(ResultHandler<ItemRow> reader);

    @Select(VendorMapper.COLUMNS + " ORDER BY id")
    @ResultType(VendorRow.class)
    @Options(fetchSize = FETCHED)
    void vendors(ResultHandler<VendorRow> reader);

    @Select("""
            SELECT source_id, target_id, dependency_type, created_at, created_by FROM work_item_dependencies
             ORDER BY source_id, target_id, dependency_type
            """)
    @ResultType(Dependency.class)
    @Options(fetchSize = FETCHED)
    void dependencies(ResultHandler<Dependency> reader);

    @Select(DeploymentMapper.WHOLE + " ORDER BY e.id")
    @ResultType(DeploymentRow.class)
    @Options(fetchSize = FETCHED)
    void deployments(ResultHandler<DeploymentRow> reader);

    @Select(EnhancementMapper.COLUMNS + " ORDER BY e.id")
    @ResultType(EnhancementRow.class)
    @Options(fetchSize = FETCHED)
    void enhancements(ResultHandler<EnhancementRow> reader);

    @Select("""
            SELECT enhancement_id, position, depends_on_id FROM enhancement_dependencies
             ORDER BY enhancement_id, position
            """)
    @ResultType(EnhancementDependency.class)
    @Options(fetchSize = FETCHED)
    void enhancementDependencies(ResultHandler<EnhancementDependency> reader);

    @Select("""
            SELECT id, active_context_type, current_session_id, git_branch, git_head_commit, default_token_budget,
                   version, updated_at, updated_by FROM project_configuration
            """)
    @ResultType(ProjectConfiguration.class)
    void configuration(ResultHandler<ProjectConfiguration> reader);

    /** A text may have 16 MiB: one at a time. */
    @Select("""
            SELECT id, at, actor, request_id, source_path, source_sha256, source_text, backup_path, rolled_back_at,
                   rolled_back_by FROM migrations ORDER BY id
            """)
    @ResultType(MigrationRow.class)
    @Options(fetchSize = 1)
    void migrations(ResultHandler<MigrationRow> reader);

    @Select("SELECT path, item_id FROM session_prompt_files ORDER BY path")
    @ResultType(PromptFile.class)
    @Options(fetchSize = FETCHED)
    void promptFiles(ResultHandler<PromptFile> reader);

    @Select("""
            SELECT id, journal_id, entity_type, entity_id, touched, mine, theirs, reason, actor, recorded_at, entries,
                   kept, resolved_at, resolved_by FROM conflicts ORDER BY id
            """)
    @ResultType(StoredConflictRow.class)
    @Options(fetchSize = FETCHED)
    void conflicts(ResultHandler<StoredConflictRow> reader);

    @Select(ChangeLogMapper.COLUMNS + " ORDER BY seq")
    @ResultType(ChangeRow.class)
    @Options(fetchSize = FETCHED)
    void changes(ResultHandler<ChangeRow> reader);
}
