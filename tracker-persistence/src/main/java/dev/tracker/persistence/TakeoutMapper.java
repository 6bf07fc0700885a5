package dev.tracker.persistence;

import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.migration.Takeout;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Finds and removes what a request imported. In all of it {@code #{ids}} is a JSON array of ids of any kind. */
interface TakeoutMapper {

    @Select("""
            SELECT c.entity_id FROM change_log c WHERE c.request_id = #{request} AND c.action = 'imported' ORDER BY c.seq
            """)
    List<String> importedBy(@Param("request") UUID request);

    @Select("SELECT w.id FROM work_items w WHERE w.id ${inIds} ORDER BY w.id ${lockOut}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<WorkItemId> holdItems(@Param("ids") String ids);

    /** A deployment that names a vendor waits, or was waited for. */
    @Select("SELECT w.id FROM vendor_extractors w WHERE w.id ${inIds} ORDER BY w.id ${lockOut}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<VendorId> holdVendors(@Param("ids") String ids);

    @Select("SELECT w.id FROM future_enhancements w WHERE w.id ${inIds} ORDER BY w.id ${lockOut}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<EnhancementId> holdEnhancements(@Param("ids") String ids);

    @Select("SELECT * FROM (" + ItemSql.LIVE + " WHERE w.id ${inIds} UNION ALL " + ItemSql.ARCHIVED
            + " WHERE w.id ${inIds}) found ORDER BY depth DESC, path")
    List<ItemRow> items(@Param("ids") String ids);

    @Select(VendorMapper.COLUMNS + " WHERE id ${inIds} ORDER BY lower(name)")
    List<VendorRow> vendors(@Param("ids") String ids);

    @Select(DeploymentMapper.WHOLE + " WHERE e.id ${inIds} ORDER BY e.deployed_at, e.id")
    List<DeploymentRow> deployments(@Param("ids") String ids);

    @Select(EnhancementMapper.COLUMNS + " WHERE e.id ${inIds} ORDER BY e.title, e.id")
    List<EnhancementRow> enhancements(@Param("ids") String ids);

    @Select("""
            SELECT w.id AS referrer, w.parent_id AS target FROM work_items w WHERE w.parent_id ${inIds}
            UNION ALL
            SELECT a.id, a.parent_id FROM archived_work_items a WHERE a.parent_id ${inIds}
            UNION ALL
            SELECT d.source_id, d.target_id FROM work_item_dependencies d WHERE d.target_id ${inIds}
            UNION ALL
            SELECT d.target_id, d.source_id FROM work_item_dependencies d WHERE d.source_id ${inIds}
            UNION ALL
            SELECT l.deployment_id, l.item_id FROM work_item_deployment_links l WHERE l.item_id ${inIds}
            UNION ALL
            SELECT l.deployment_id, l.vendor_id FROM vendor_deployment_links l WHERE l.vendor_id ${inIds}
            UNION ALL
            SELECT e.id, e.work_item_id FROM future_enhancements e WHERE e.work_item_id ${inIds}
            UNION ALL
            SELECT n.enhancement_id, n.depends_on_id FROM enhancement_dependencies n WHERE n.depends_on_id ${inIds}
            """)
    List<Takeout.Reference> referencesTo(@Param("ids") String ids);

    @Select("""
            SELECT d.source_id, d.target_id, d.dependency_type, d.created_at, d.created_by
              FROM work_item_dependencies d WHERE d.source_id ${inIds} AND d.target_id ${inIds}
             ORDER BY d.source_id, d.target_id, d.dependency_type
            """)
    List<Dependency> dependenciesAmong(@Param("ids") String ids);

    /** Of one table, those that name one of the ids in a column. */
    @Delete("DELETE FROM ${table} WHERE ${column} ${inIds}")
    int remove(@Param("table") String table, @Param("column") String column, @Param("ids") String ids);

    @Delete("DELETE FROM work_item_dependencies WHERE source_id ${inIds} AND target_id ${inIds}")
    int removeDependencies(@Param("ids") String ids);

    @Delete(databaseId = Dialect.SQLITE_ID, value = """
            DELETE FROM work_item_texts WHERE rowid IN (SELECT k.number FROM work_item_identities k WHERE k.id ${inIds})
            """)
    @Delete(databaseId = Dialect.POSTGRESQL_ID, value = "DELETE FROM work_item_texts WHERE item_id ${inIds}")
    int removeTexts(@Param("ids") String ids);
}
