package dev.tracker.persistence;

import dev.tracker.core.configuration.ProjectConfiguration;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The one row of the project's configuration. */
interface ConfigurationMapper {

    /** The columns of {@link ProjectConfiguration}, in order. */
    String ROW = """
            SELECT id, active_context_type, current_session_id, git_branch, git_head_commit, default_token_budget,
                   version, updated_at, updated_by
              FROM project_configuration WHERE id = 1
            """;

    @Select(ROW)
    ProjectConfiguration get();

    @Select(ROW)
    @Select(value = ROW + " FOR NO KEY UPDATE", databaseId = Dialect.POSTGRESQL_ID)
    ProjectConfiguration getForUpdate();

    @Update("""
            UPDATE project_configuration
               SET active_context_type = #{row.activeContextType}, current_session_id = #{row.currentSessionId},
                   git_branch = #{row.gitBranch}, git_head_commit = #{row.gitHeadCommit},
                   default_token_budget = #{row.defaultTokenBudget}, version = #{row.version},
                   updated_at = #{row.updatedAt}, updated_by = #{row.updatedBy}
             WHERE id = 1 AND version = #{expected}
            """)
    int update(@Param("row") ProjectConfiguration row, @Param("expected") long expected);
}
