package dev.tracker.persistence;

import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorStatus;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Vendors, by id, by name in any case, and in lists. */
interface VendorMapper {

    /** The columns of {@link VendorRow}, in order. */
    String COLUMNS = """
            SELECT id, name, status, extractor_version, metadata, version, created_at, created_by, updated_at, updated_by
              FROM vendor_extractors
            """;

    String BY_ID = COLUMNS + " WHERE id = #{id}";

    String BY_NAME = COLUMNS + " WHERE lower(name) = #{name}";

    String HELD = " FOR NO KEY UPDATE";

    /** The filters of a list; {@code format} is one of our own words, the name of a column. */
    String WHERE = """
            <where>
              <if test="status != null">AND status = #{status}</if>
              <if test="format != null">AND ${format}</if>
              <if test="compliant != null">AND manifest_compliant = #{compliant}</if>
              <if test="pattern != null">AND lower(name) LIKE #{pattern} ESCAPE '!'</if>
              <if test="after != null">AND lower(name) &gt; #{after}</if>
            </where>
            """;

    @Select(BY_ID)
    @Nullable
    VendorRow byId(VendorId id);

    @Select(BY_ID)
    @Select(value = BY_ID + HELD, databaseId = Dialect.POSTGRESQL_ID)
    @Nullable
    VendorRow byIdForUpdate(VendorId id);

    @Select(BY_NAME)
    @Nullable
    VendorRow byName(String name);

    @Select(BY_NAME)
    @Select(value = BY_NAME + HELD, databaseId = Dialect.POSTGRESQL_ID)
    @Nullable
    VendorRow byNameForUpdate(String name);

    @Select("<script>" + COLUMNS + """
            <where>
              <if test="!ids.isEmpty()">
                OR id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
              </if>
              <if test="!names.isEmpty()">
                OR lower(name) IN
                <foreach collection="names" item="name" open="(" separator="," close=")">#{name}</foreach>
              </if>
            </where>
            </script>""")
    List<VendorRow> all(@Param("ids") Collection<VendorId> ids, @Param("names") Collection<String> names);

    @Select("SELECT name FROM vendor_extractors ORDER BY lower(name)")
    List<String> names();

    @Insert("""
            INSERT INTO vendor_extractors
                   (id, name, status, extractor_version, metadata, version, created_at, created_by, updated_at, updated_by)
            VALUES (#{id}, #{name}, #{status}, #{extractorVersion}, #{metadata}, #{version},
                    #{createdAt}, #{createdBy}, #{updatedAt}, #{updatedBy})
            ON CONFLICT (lower(name)) DO NOTHING
            """)
    int insert(VendorRow row);

    @Update("""
            UPDATE vendor_extractors
               SET status = #{row.status}, extractor_version = #{row.extractorVersion}, metadata = #{row.metadata},
                   version = #{row.version}, updated_at = #{row.updatedAt}, updated_by = #{row.updatedBy}
             WHERE id = #{row.id} AND version = #{expected}
            """)
    int update(@Param("row") VendorRow row, @Param("expected") long expected);

    @Select("<script>" + COLUMNS + WHERE + " ORDER BY lower(name) LIMIT #{limit} OFFSET #{offset}</script>")
    List<VendorRow> list(
            @Param("status") @Nullable VendorStatus status,
            @Param("format") @Nullable String format,
            @Param("compliant") @Nullable Boolean compliant,
            @Param("pattern") @Nullable String pattern,
            @Param("after") @Nullable String after,
            @Param("limit") int limit,
            @Param("offset") int offset);

    @Select("<script>" + """
            SELECT COUNT(*) FILTER (WHERE status = 'operational') AS operational,
                   COUNT(*) FILTER (WHERE status = 'broken') AS broken
              FROM vendor_extractors
            """ + WHERE + "</script>")
    VendorCountsRow counts(
            @Param("status") @Nullable VendorStatus status,
            @Param("format") @Nullable String format,
            @Param("compliant") @Nullable Boolean compliant,
            @Param("pattern") @Nullable String pattern,
            @Param("after") @Nullable String none);
}
