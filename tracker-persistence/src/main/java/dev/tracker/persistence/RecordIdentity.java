package dev.tracker.persistence;

import java.util.UUID;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Select;

/**
 * The identity of a record: an id that is drawn when its tables are made. A copy, a backup and a promoted standby have
 * the id of the record they come from; an import or a migration changes nothing about it.
 */
interface RecordIdentity {

    /** The id of the record that these sessions reach. */
    static UUID of(RecordSessions record) {
        return record.with(RecordIdentity.class, RecordIdentity::recordId);
    }

    @Select("SELECT record_id FROM record_identity WHERE id = 1")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    UUID recordId();
}
