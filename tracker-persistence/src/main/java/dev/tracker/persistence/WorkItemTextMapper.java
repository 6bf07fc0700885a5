package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Keeps the words of work items, and finds items by them. */
interface WorkItemTextMapper {

    /** How a new item's words are kept within the statement that adds it; PostgreSQL's only. */
    String NEW =
            "INSERT INTO work_item_texts (item_id, words) SELECT #{row.id}, #{text.vector}::tsvector FROM identity";

    @Insert(databaseId = Dialect.SQLITE_ID, value = """
            INSERT OR REPLACE INTO work_item_texts (rowid, title, description, metadata)
            SELECT k.number, #{text.title}, #{text.description}, #{text.metadata}
              FROM work_item_identities k WHERE k.id = #{id}
            """)
    @Insert(databaseId = Dialect.POSTGRESQL_ID, value = """
            INSERT INTO work_item_texts (item_id, words) VALUES (#{id}, #{text.vector}::tsvector)
            ON CONFLICT (item_id) DO UPDATE SET words = excluded.words
            """)
    int put(@Param("id") WorkItemId id, @Param("text") ItemText text);

    String SQLITE_FOUND = """
             FROM (SELECT f.rowid AS number,
                          CASE WHEN f.rowid IN (SELECT a.rowid FROM work_item_texts a
                                                 WHERE a.work_item_texts MATCH #{text.title}) THEN 0
                               WHEN f.rowid IN (SELECT b.rowid FROM work_item_texts b
                                                 WHERE b.work_item_texts MATCH #{text.described}) THEN 1
                               ELSE 2 END AS place
                     FROM work_item_texts f WHERE f.work_item_texts MATCH #{text.anywhere}) t
             CROSS JOIN work_item_identities k ON k.number = t.number
             CROSS JOIN work_items w ON w.id = k.id
            """;

    /** The offset keeps the planner from carrying the words themselves through join, count and sort. */
    String POSTGRESQL_FOUND = """
             FROM (SELECT f.item_id,
                          CASE WHEN f.words @@ #{text.title}::tsquery THEN 0
                               WHEN f.words @@ #{text.described}::tsquery THEN 1
                               ELSE 2 END AS place
                     FROM work_item_texts f WHERE f.words @@ #{text.anywhere}::tsquery OFFSET 0) t
             JOIN work_items w ON w.id = t.item_id
            """;

    String BEST_FIRST = " ORDER BY t.place, w.updated_at DESC, w.id DESC LIMIT #{limit} OFFSET #{offset}</script>";

    @Select(
            databaseId = Dialect.SQLITE_ID,
            value = "<script>SELECT w.id, COUNT(*) OVER () AS total" + SQLITE_FOUND + WorkItemListMapper.WHERE
                    + BEST_FIRST)
    @Select(
            databaseId = Dialect.POSTGRESQL_ID,
            value = "<script>SELECT w.id, COUNT(*) OVER () AS total" + POSTGRESQL_FOUND + WorkItemListMapper.WHERE
                    + BEST_FIRST)
    List<HitRow> find(
            @Param("text") TextQuery text,
            @Param("q") WorkItemQuery query,
            @Param("parent") @Nullable WorkItemId parent,
            @Param("cursor") @Nullable Cursor none,
            @Param("limit") int limit,
            @Param("offset") int offset);

    @Select(
            databaseId = Dialect.SQLITE_ID,
            value = "<script>SELECT COUNT(*)" + SQLITE_FOUND + WorkItemListMapper.WHERE + "</script>")
    @Select(
            databaseId = Dialect.POSTGRESQL_ID,
            value = "<script>SELECT COUNT(*)" + POSTGRESQL_FOUND + WorkItemListMapper.WHERE + "</script>")
    long count(
            @Param("text") TextQuery text,
            @Param("q") WorkItemQuery query,
            @Param("parent") @Nullable WorkItemId parent,
            @Param("cursor") @Nullable Cursor none);

    @Select(ItemSql.SUMMARY + " WHERE w.id ${inIds}")
    List<SummaryRow> summaries(@Param("ids") String ids);

    @Select(ItemSql.LIVE + " WHERE k.id ${inIds}")
    List<ItemRow> items(@Param("ids") String ids);
}
