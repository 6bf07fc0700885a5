package dev.tracker.persistence;

import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Deployments with their links. */
interface DeploymentMapper {

    String EVENT = """
            INSERT INTO deployment_events (id, deployed_at, commit_hash, metadata, created_at, created_by)
            VALUES (#{row.id}, #{row.deployedAt}, #{row.commitHash}, #{row.metadata},
                    #{row.createdAt}, #{row.createdBy})
            """;

    String VENDORS = "INSERT INTO vendor_deployment_links (deployment_id, position, vendor_id) "
            + "SELECT #{row.id}${asId}, e.position, (e.value ->> 'id')${asId} FROM ${vendors} e";

    String ITEMS = "INSERT INTO work_item_deployment_links (deployment_id, position, item_id) "
            + "SELECT #{row.id}${asId}, e.position, (e.value ->> 'id')${asId} FROM ${items} e";

    /** The columns of {@link DeploymentRow}, in order. */
    String WHOLE = """
            SELECT e.id, e.deployed_at, e.commit_hash, e.metadata, e.created_at, e.created_by,
                   ${jsonObject}('vendors', ${json}((
                    SELECT ${jsonList}(${jsonObject}('id', v.id, 'name', v.name, 'status', v.status) ORDER BY l.position)
                      FROM vendor_deployment_links l JOIN vendor_extractors v ON v.id = l.vendor_id
                     WHERE l.deployment_id = e.id)), 'items', ${json}((
                    SELECT ${jsonList}(${jsonObject}('id', k.id, 'key', k.key,
                               'title', COALESCE(w.title, a.title), 'status', COALESCE(w.status, a.status),
                               'archived_at', a.archived_at, 'deleted_at', w.deleted_at) ORDER BY l.position)
                      FROM work_item_deployment_links l JOIN work_item_identities k ON k.id = l.item_id
                      LEFT JOIN work_items w ON w.id = l.item_id
                      LEFT JOIN archived_work_items a ON a.id = l.item_id
                     WHERE l.deployment_id = e.id))) AS links
              FROM deployment_events e
            """;

    /** The filters of a list; what is null filters nothing. A hash's digits end before {@code g}. */
    String WHERE = """
            <where>
              <if test="q.since != null">AND e.deployed_at &gt;= #{q.since}</if>
              <if test="q.until != null">AND e.deployed_at &lt;= #{q.until}</if>
              <if test="vendor != null">AND e.id IN
                (SELECT l.deployment_id FROM vendor_deployment_links l WHERE l.vendor_id = #{vendor})</if>
              <if test="item != null">AND e.id IN
                (SELECT l.deployment_id FROM work_item_deployment_links l WHERE l.item_id = #{item})</if>
              <if test="q.commitHash != null">AND e.commit_hash &gt;= #{q.commitHash}
                AND e.commit_hash &lt; #{q.commitHash} || 'g'</if>
              <if test="q.prNumber != null">AND e.pr_number = #{q.prNumber}</if>
              <if test="q.compliant != null">AND e.constitutional_compliance = #{q.compliant}</if>
              <if test="cursor != null">AND (e.deployed_at, e.pr_number, e.id) &lt;
                (#{cursor.at}, #{cursor.number}, #{cursor.id})</if>
            </where>
            """;

    /** Adds a deployment with its links in one statement. */
    @Select(
            affectData = true,
            value = "WITH event AS (" + EVENT + " RETURNING id), vendors AS (" + VENDORS + "), items AS (" + ITEMS
                    + ") SELECT COUNT(*) FROM event")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    int insertWhole(
            @Param("row") DeploymentRow row, @Param("vendors") JsonText vendors, @Param("items") JsonText items);

    @Insert(EVENT)
    int insertEvent(@Param("row") DeploymentRow row);

    @Insert(VENDORS)
    int insertVendors(@Param("row") DeploymentRow row, @Param("vendors") JsonText vendors);

    @Insert(ITEMS)
    int insertItems(@Param("row") DeploymentRow row, @Param("items") JsonText items);

    @Select(WHOLE + " WHERE e.id = #{id}")
    @Nullable
    DeploymentRow find(@Param("id") DeploymentId id);

    @Select("<script>" + WHOLE + WHERE
            + " ORDER BY e.deployed_at DESC, e.pr_number DESC, e.id DESC LIMIT #{limit} OFFSET #{offset}</script>")
    List<DeploymentRow> list(
            @Param("q") DeploymentQuery query,
            @Param("vendor") @Nullable VendorId vendor,
            @Param("item") @Nullable WorkItemId item,
            @Param("cursor") @Nullable Cursor cursor,
            @Param("limit") int limit,
            @Param("offset") int offset);

    @Select("<script>SELECT COUNT(*) FROM deployment_events e " + WHERE + "</script>")
    long count(
            @Param("q") DeploymentQuery query,
            @Param("vendor") @Nullable VendorId vendor,
            @Param("item") @Nullable WorkItemId item,
            @Param("cursor") @Nullable Cursor none);
}
