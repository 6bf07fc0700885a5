package dev.tracker.persistence;

import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Requests that were answered. */
interface RequestMapper {

    @Insert("""
            INSERT INTO requests (request_id, operation, arguments_digest, at)
            VALUES (#{id}, #{operation}, #{digest}, #{at}) ON CONFLICT (request_id) DO NOTHING
            """)
    int claim(
            @Param("id") UUID id,
            @Param("operation") String operation,
            @Param("digest") String digest,
            @Param("at") Instant at);

    @Select("SELECT operation, arguments_digest, answer FROM requests WHERE request_id = #{id}")
    RequestRow get(UUID id);

    @Select("SELECT operation, arguments_digest, answer FROM requests WHERE request_id = #{id}")
    @Nullable
    RequestRow find(UUID id);

    @Update("UPDATE requests SET answer = #{answer} WHERE request_id = #{id}")
    int answer(@Param("id") UUID id, @Param("answer") JsonText answer);

    @Delete("DELETE FROM requests WHERE at < #{before}")
    int forget(Instant before);
}
