package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Adds many entities in a statement, each statement's as one JSON array, and finds them by what a file says. */
interface IntakeMapper {

    /** Adds identities, and gives the ids of those whose key was nobody's. */
    @Select(affectData = true, value = """
            INSERT INTO work_item_identities (id, key)
            SELECT (e.value ->> 'id')${asId}, e.value ->> 'key' FROM ${entries} e WHERE true ORDER BY e.position
            ON CONFLICT (key) DO NOTHING RETURNING id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<WorkItemId> addIdentities(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO work_items
                   (id, item_type, title, description, status, priority, parent_id, path, depth, metadata,
                    version, created_at, created_by, updated_at, updated_by)
            SELECT (e.value ->> 'id')${asId}, e.value ->> 'item_type', e.value ->> 'title', e.value ->> 'description',
                   e.value ->> 'status', CAST(e.value ->> 'priority' AS integer), (e.value ->> 'parent_id')${asId},
                   e.value ->> 'path', CAST(e.value ->> 'depth' AS integer), (e.value ->> 'metadata')${asJson},
                   CAST(e.value ->> 'version' AS bigint), (e.value ->> 'created_at')${asTime},
                   e.value ->> 'created_by', (e.value ->> 'updated_at')${asTime}, e.value ->> 'updated_by'
              FROM ${entries} e ORDER BY e.position
            """)
    int addItems(@Param("entries") JsonText entries);

    @Update("""
            UPDATE work_items
               SET title = e.value ->> 'title', description = e.value ->> 'description',
                   priority = CAST(e.value ->> 'priority' AS integer), metadata = (e.value ->> 'metadata')${asJson},
                   version = CAST(e.value ->> 'version' AS bigint), updated_at = (e.value ->> 'updated_at')${asTime},
                   updated_by = e.value ->> 'updated_by'
              FROM ${entries} e
             WHERE work_items.id = (e.value ->> 'id')${asId}
               AND work_items.version = CAST(e.value ->> 'version' AS bigint) - 1
            """)
    int updateItems(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO work_item_labels (item_id, position, label)
            SELECT (e.value ->> 'id')${asId}, CAST(e.value ->> 'position' AS integer), e.value ->> 'label'
              FROM ${entries} e
            """)
    int addLabels(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO work_item_git_links (item_id, position, kind, value, linked_at, linked_by)
            SELECT (e.value ->> 'id')${asId}, CAST(e.value ->> 'position' AS integer), e.value ->> 'kind',
                   e.value ->> 'value', (e.value ->> 'linked_at')${asTime}, e.value ->> 'linked_by'
              FROM ${entries} e
            """)
    int addLinks(@Param("entries") JsonText entries);

    @Insert(databaseId = Dialect.SQLITE_ID, value = """
            INSERT INTO work_item_texts (rowid, title, description, metadata)
            SELECT k.number, e.value ->> 'title', e.value ->> 'description', e.value ->> 'metadata'
              FROM ${entries} e JOIN work_item_identities k ON k.id = e.value ->> 'id'
            """)
    @Insert(databaseId = Dialect.POSTGRESQL_ID, value = """
            INSERT INTO work_item_texts (item_id, words)
            SELECT (e.value ->> 'id')::uuid, (e.value ->> 'vector')::tsvector FROM ${entries} e
            """)
    int addTexts(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO vendor_extractors
                   (id, name, status, extractor_version, metadata, version, created_at, created_by, updated_at, updated_by)
            SELECT (e.value ->> 'id')${asId}, e.value ->> 'name', e.value ->> 'status', e.value ->> 'extractor_version',
                   (e.value ->> 'metadata')${asJson}, CAST(e.value ->> 'version' AS bigint),
                   (e.value ->> 'created_at')${asTime}, e.value ->> 'created_by',
                   (e.value ->> 'updated_at')${asTime}, e.value ->> 'updated_by'
              FROM ${entries} e WHERE true ORDER BY e.position
            ON CONFLICT (lower(name)) DO NOTHING
            """)
    int addVendors(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO deployment_events (id, deployed_at, commit_hash, metadata, created_at, created_by)
            SELECT (e.value ->> 'id')${asId}, (e.value ->> 'deployed_at')${asTime}, e.value ->> 'commit_hash',
                   (e.value ->> 'metadata')${asJson}, (e.value ->> 'created_at')${asTime}, e.value ->> 'created_by'
              FROM ${entries} e ORDER BY e.position
            """)
    int addDeployments(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO vendor_deployment_links (deployment_id, position, vendor_id)
            SELECT (e.value ->> 'id')${asId}, CAST(e.value ->> 'position' AS integer), (e.value ->> 'linked')${asId}
              FROM ${entries} e
            """)
    int addVendorLinks(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO work_item_deployment_links (deployment_id, position, item_id)
            SELECT (e.value ->> 'id')${asId}, CAST(e.value ->> 'position' AS integer), (e.value ->> 'linked')${asId}
              FROM ${entries} e
            """)
    int addItemLinks(@Param("entries") JsonText entries);

    @Insert("""
            INSERT INTO future_enhancements
                   (id, title, description, priority, status, target_quarter, requires_constitutional_principles,
                    version, created_at, created_by, updated_at, updated_by)
            SELECT (e.value ->> 'id')${asId}, e.value ->> 'title', e.value ->> 'description',
                   CAST(e.value ->> 'priority' AS integer), e.value ->> 'status', e.value ->> 'target_quarter',
                   (e.value ->> 'principles')${asJson}, CAST(e.value ->> 'version' AS bigint),
                   (e.value ->> 'created_at')${asTime}, e.value ->> 'created_by',
                   (e.value ->> 'updated_at')${asTime}, e.value ->> 'updated_by'
              FROM ${entries} e ORDER BY e.position
            """)
    int addEnhancements(@Param("entries") JsonText entries);

    @Select(VendorMapper.COLUMNS + " WHERE lower(name) ${inKeys} ORDER BY lower(name)")
    List<VendorRow> vendorsNamed(@Param("keys") String names);

    @Select("SELECT * FROM (" + ItemSql.LIVE + " WHERE w.title ${amongKeys} AND w.deleted_at IS NULL UNION ALL "
            + ItemSql.ARCHIVED + " WHERE w.title ${amongKeys}) found ORDER BY created_at, id")
    List<ItemRow> itemsTitled(@Param("keys") String titles);

    @Select("SELECT * FROM (" + ItemSql.LIVE + " WHERE w.deleted_at IS NULL AND w.id IN"
            + " (SELECT l.item_id FROM work_item_labels l WHERE l.label ${inKeys}) UNION ALL " + ItemSql.ARCHIVED
            + " WHERE w.id IN (SELECT l.item_id FROM work_item_labels l WHERE l.label ${inKeys}))"
            + " found ORDER BY created_at, id")
    List<ItemRow> itemsLabelled(@Param("keys") String labels);

    @Select(DeploymentMapper.WHOLE + " WHERE e.pr_number ${inNumbers} ORDER BY e.created_at, e.id")
    List<DeploymentRow> deploymentsOf(@Param("numbers") String pullRequests);

    @Select(EnhancementMapper.COLUMNS + " WHERE e.title ${amongKeys} ORDER BY e.created_at, e.id")
    List<EnhancementRow> enhancementsTitled(@Param("keys") String titles);
}
