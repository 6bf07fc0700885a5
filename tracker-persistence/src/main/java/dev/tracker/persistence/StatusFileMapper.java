package dev.tracker.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Select;

/** What a status file is made from. */
interface StatusFileMapper {

    /** In a mirror, the entries that it made itself while the database was away count from there on, and are left out. */
    @Select(databaseId = Dialect.POSTGRESQL_ID, value = "SELECT last_seq FROM change_log_counter WHERE id = 1")
    @Select(databaseId = Dialect.SQLITE_ID, value = "SELECT COALESCE(MAX(seq), 0) FROM change_log")
    long lastSeq();

    @Select(VendorMapper.COLUMNS + " ORDER BY lower(name)")
    List<VendorRow> vendors();

    /** From the open ones upwards, so that what is finished altogether is not looked at; for {@link OpenItemList}. */
    @Select(ListRow.LIST + "s.id, s.parent_id, s.item_type, s.title, s.status, s.priority, s.created_at, s.branch"
            + ListRow.FROM + """
            WITH RECURSIVE shown (id, parent_id) AS (
                SELECT w.id, w.parent_id FROM work_items w WHERE\s""" + ItemSql.OPEN + """
                UNION
                SELECT p.id, p.parent_id FROM shown s JOIN work_items p ON p.id = s.parent_id)
            SELECT w.id, w.parent_id, w.item_type, w.title, w.status, w.priority, w.created_at,
                   (SELECT g.value FROM work_item_git_links g WHERE g.item_id = w.id AND g.kind = 'branch'
                     ORDER BY g.position DESC LIMIT 1) AS branch
              FROM shown s JOIN work_items w ON w.id = s.id
            """ + ListRow.END)
    JsonText openItems();

    @Select(EnhancementMapper.COLUMNS + " WHERE e.status <> 'completed' ORDER BY e.priority, e.title, e.id")
    List<EnhancementRow> openEnhancements();
}
